package chat.client.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.bench.Json;
import chat.client.json.JsonEventTable;
import chat.client.ui.ChatLine.Kind;
import chat.client.ui.ChatLine.When;
import chat.protocol.ClientMessage;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JsonViewTest {
  private static final Nick BOB = Nick.of("bob");
  private static final Optional<RoomName> LOBBY = Optional.of(RoomName.LOBBY);
  private static final long NOON = Instant.parse("2026-01-01T12:05:59.007Z").toEpochMilli();

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final View view = new JsonView(new LineOutput(printed, UTF_8, why -> {}));

  /** One object a line, with single quotes for double ones. */
  private void sees(String... events) {
    List<String> lines = printed.toString(UTF_8).lines().toList();
    lines.forEach(Json::assertObject);
    lines.forEach(JsonEventTable::assertDocumented);
    assertEquals(List.of(events), lines.stream().map(line -> line.replace('"', '\'')).toList());
    printed.reset();
  }

  private static ChatLine line(Optional<RoomName> room, Kind kind, String text, When when) {
    return new ChatLine(room, 7, NOON, BOB, kind, Text.of(text), when, false);
  }

  @Test
  void messages() {
    view.message(line(LOBBY, Kind.SAID, "hi\nyou", When.NOW));
    view.message(line(LOBBY, Kind.EMOTED, "waves", When.MISSED));
    view.message(line(Optional.empty(), Kind.TOLD, "psst", When.BEFORE));
    sees(
        "{'event':'message','room':'#lobby','nick':'bob','seq':7,"
            + "'time':'2026-01-01T12:05:59.007Z','kind':'said','text':'hi\\nyou','when':'now',"
            + "'own':false}",
        "{'event':'message','room':'#lobby','nick':'bob','seq':7,"
            + "'time':'2026-01-01T12:05:59.007Z','kind':'emoted','text':'waves','when':'missed',"
            + "'own':false}",
        "{'event':'message','room':null,'nick':'bob','seq':7,"
            + "'time':'2026-01-01T12:05:59.007Z','kind':'told','text':'psst','when':'before',"
            + "'own':false}");
  }

  @Test
  void whatIsStoredOfOnesOwn() {
    view.acknowledged(
        new ClientMessage.Say(1, RoomName.LOBBY, Text.of("hi")),
        line(LOBBY, Kind.SAID, "hi", When.NOW));
    ClientMessage.Tell tell = new ClientMessage.Tell(2, BOB, Text.of("psst"));
    view.acknowledged(
        tell,
        new ChatLine(Optional.empty(), 0, 0, BOB, Kind.TOLD, Text.of("psst"), When.NOW, true));
    sees(
        "{'event':'acknowledged','room':'#lobby','to':null,'seq':7,"
            + "'time':'2026-01-01T12:05:59.007Z','kind':'said','text':'hi'}",
        "{'event':'acknowledged','room':null,'to':'bob','seq':null,'time':null,'kind':'told',"
            + "'text':'psst'}");
  }

  @Test
  void whatIsRefused() {
    ClientMessage.Tell tell = new ClientMessage.Tell(2, BOB, Text.of("psst"));
    view.refused(
        tell, new ServerMessage.Refused("no-such-nick", "TELL", "2", Text.of("there is no bob")));
    view.refused(new ServerMessage.Refused("too-many-rooms", "JOIN", "#b", Text.of("too many")));
    view.refused(new ServerMessage.Refused("odd", "ROOMS", "-", Text.EMPTY));
    sees(
        "{'event':'refused','code':'no-such-nick','verb':'TELL','target':'bob',"
            + "'sentence':'there is no bob','text':'psst'}",
        "{'event':'refused','code':'too-many-rooms','verb':'JOIN','target':'#b',"
            + "'sentence':'too many','text':null}",
        "{'event':'refused','code':'odd','verb':'ROOMS','target':null,'sentence':'','text':null}");
  }

  @Test
  void whoIsThere() {
    view.joined(new ServerMessage.Joined(RoomName.LOBBY, BOB));
    view.left(new ServerMessage.Left(RoomName.LOBBY, BOB));
    view.renamed(new ServerMessage.Renamed(BOB, Nick.of("rob")));
    view.members(new ServerMessage.Members(LOBBY, 2, List.of(BOB, Nick.of("al"))), true);
    view.members(new ServerMessage.Members(Optional.empty(), 500, List.of()), false);
    sees(
        "{'event':'joined','room':'#lobby','nick':'bob'}",
        "{'event':'left','room':'#lobby','nick':'bob'}",
        "{'event':'renamed','before':'bob','now':'rob'}",
        "{'event':'members','room':'#lobby','count':2,'nicks':['bob','al'],'asked':false}",
        "{'event':'members','room':null,'count':500,'nicks':[],'asked':true}");
  }

  @Test
  void whatRoomsThereAreAndWhatIsKnownOfThem() {
    view.topic(new ServerMessage.Topic(RoomName.LOBBY, Text.EMPTY), true);
    view.topic(new ServerMessage.Topic(RoomName.LOBBY, Text.of("tea")), false);
    view.listed(new ServerMessage.Room(RoomName.LOBBY, 3, Text.of("tea")));
    view.gap(new ServerMessage.Gap("#lobby", 1, 9));
    view.gap(new ServerMessage.Gap("@", 1, 2));
    view.live(RoomName.LOBBY);
    sees(
        "{'event':'topic','room':'#lobby','topic':'','changed':false}",
        "{'event':'topic','room':'#lobby','topic':'tea','changed':true}",
        "{'event':'room','room':'#lobby','count':3,'topic':'tea'}",
        "{'event':'gap','room':'#lobby','from':1,'to':9}",
        "{'event':'gap','room':null,'from':1,'to':2}",
        "{'event':'live','room':'#lobby'}");
  }

  @Test
  void theLink() {
    view.welcomed(BOB);
    view.lost("the server stops");
    view.retrying(Duration.ofMillis(1_250));
    view.welcomedAgain(BOB, Nick.of("bob-2"));
    view.notice("nothing was said here before");
    sees(
        "{'event':'welcome','nick':'bob','again':false}",
        "{'event':'lost','why':'the server stops'}",
        "{'event':'retrying','seconds':1.250}",
        "{'event':'welcome','nick':'bob-2','again':true}",
        "{'event':'notice','sentence':'nothing was said here before'}");
  }

  @Test
  void whatIsOnlyForPeopleIsNotPrinted() {
    view.news("you are in #a now");
    view.lag(Duration.ofSeconds(1));
    view.pending(new ClientMessage.Say(1, RoomName.LOBBY, Text.of("hi")));
    sees();
  }

  @Test
  void plainTextOfAServerThatIsNoneOfOurs() {
    byte[] bytes = "one\r\n\u001b[2Jtwo".getBytes(UTF_8);
    view.text(bytes, 0, bytes.length);
    sees("{'event':'text','text':'one'}");
    view.pause();
    sees("{'event':'text','text':'\ufffd[2Jtwo'}");
  }

  @Test
  void textThatMeansHarmStaysInItsString() {
    Text hostile =
        Text.of("\"}\n{\"event\":\"message\"}\u2028\u0000\u001b]52;c;x\u0007\u009b2J\ud800");
    view.message(new ChatLine(LOBBY, 1, 1, BOB, Kind.SAID, hostile, When.NOW, false));
    view.topic(new ServerMessage.Topic(RoomName.LOBBY, hostile), false);
    view.refused(new ServerMessage.Refused("x", "y", "z", hostile));
    String raw = "a\u2028\u0000\u001b]52;c;x\u0007\u009b2J\r\n\u202e\"b";
    view.notice(raw);
    view.lost(raw);
    List<String> lines = printed.toString(UTF_8).lines().toList();
    assertEquals(5, lines.size());
    for (String line : lines) {
      Json.assertObject(line);
      assertEquals(0, line.codePoints().filter(c -> c < 0x20 || (c >= 0x7F && c < 0xA0)).count());
      assertEquals(0, line.codePoints().filter(c -> c >= 0x2028 && c <= 0x202e).count());
    }
  }

  @Test
  void aTimeBeyondAllTimesStillHasFourDigitsForItsYear() {
    view.message(
        new ChatLine(LOBBY, 1, Long.MAX_VALUE, BOB, Kind.SAID, Text.of("x"), When.FOUND, false));
    sees(
        "{'event':'message','room':'#lobby','nick':'bob','seq':1,"
            + "'time':'9999-12-30T00:00:00.000Z','kind':'said','text':'x','when':'found',"
            + "'own':false}");
  }
}
