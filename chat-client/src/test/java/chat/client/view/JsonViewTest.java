package chat.client.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.event.ChatLine;
import chat.client.event.ChatLine.Author;
import chat.client.event.ChatLine.When;
import chat.client.event.ClientEvent;
import chat.client.event.LinkEvent;
import chat.client.event.Page;
import chat.client.event.RequestEvent;
import chat.client.event.SessionSnapshot;
import chat.fixture.Json;
import chat.json.JsonScalar;
import chat.protocol.ClientMessage;
import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.QueryAnswer;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a program that reads JSON sees of all events but messages. */
final class JsonViewTest extends PrintedJson {
  @Test
  void refusalsNameTheRefusedRequest() {
    ClientMessage.Tell tell = new ClientMessage.Tell(2, BOB, Text.of("psst"));
    shows(
        new RequestEvent.MessageRefused(
            tell,
            new ServerMessage.Refused("no-such-nick", "TELL", "2", Text.of("there is no bob")),
            Optional.of(new JsonScalar(false, "1e3"))));
    shows(
        new RequestEvent.RequestRefused(
            new ServerMessage.Refused("too-many-rooms", "JOIN", "#b", Text.of("too many")),
            Optional.of(new JsonScalar(true, "j"))));
    shows(
        new RequestEvent.RequestRefused(new ServerMessage.Refused("odd", "ROOMS", "-", Text.EMPTY)),
        new RequestEvent.InputRefused(
            "not-in-room",
            "you are not in #b",
            Optional.of("#b"),
            Optional.of("hi"),
            Optional.of(new JsonScalar(false, "-2"))));
    sees(
        "{'event':'refused','code':'no-such-nick','verb':'TELL','target':'bob',"
            + "'sentence':'there is no bob','text':'psst','ref':1e3}",
        "{'event':'refused','code':'too-many-rooms','verb':'JOIN','target':'#b',"
            + "'sentence':'too many','text':null,'ref':'j'}",
        "{'event':'refused','code':'odd','verb':'ROOMS','target':null,'sentence':'','text':null,"
            + "'ref':null}",
        "{'event':'refused','code':'not-in-room','verb':null,'target':'#b',"
            + "'sentence':'you are not in #b','text':'hi','ref':-2}");
  }

  @Test
  void presenceNamesRoomAndNicks() {
    shows(new ClientEvent.Joined(new ServerMessage.Joined(RoomName.LOBBY, BOB)));
    shows(new ClientEvent.Left(new ServerMessage.Left(RoomName.LOBBY, BOB), false));
    shows(new ClientEvent.Renamed(new ServerMessage.Renamed(BOB, Nick.of("rob")), false));
    shows(
        new ClientEvent.MembersTold(
            new ServerMessage.Members(LOBBY, 2, List.of(BOB, Nick.of("al"))), true));
    shows(
        new ClientEvent.MembersTold(
            new ServerMessage.Members(Optional.empty(), 500, List.of()), List.of(BOB), false));
    sees(
        "{'event':'joined','room':'#lobby','nick':'bob','account':null}",
        "{'event':'left','room':'#lobby','nick':'bob'}",
        "{'event':'renamed','before':'bob','now':'rob'}",
        "{'event':'members','room':'#lobby','count':2,'nicks':['bob','al'],'listening':[],'asked':false}",
        "{'event':'members','room':null,'count':500,'nicks':[],'listening':['bob'],'asked':true}");
  }

  @Test
  void roomsHaveTopicsCountsAndGaps() {
    shows(new ClientEvent.TopicTold(new ServerMessage.Topic(RoomName.LOBBY, Text.EMPTY), true));
    shows(
        new ClientEvent.TopicTold(new ServerMessage.Topic(RoomName.LOBBY, Text.of("tea")), false));
    shows(
        new ClientEvent.TopicTold(
            new ServerMessage.Topic(RoomName.LOBBY, Text.of("tea")), false, true));
    shows(new ClientEvent.RoomListed(new QueryAnswer.Room(RoomName.LOBBY, 3, Text.of("tea"))));
    shows(new ClientEvent.GapFound(new ServerMessage.Gap("#lobby", 1, 9)));
    shows(new ClientEvent.GapFound(new ServerMessage.Gap("@", 1, 2)));
    shows(new ClientEvent.WentLive(RoomName.LOBBY));
    sees(
        "{'event':'topic','room':'#lobby','topic':'','changed':false}",
        "{'event':'topic','room':'#lobby','topic':'tea','changed':true}",
        "{'event':'topic','room':'#lobby','topic':'tea','changed':false}",
        "{'event':'room','room':'#lobby','count':3,'topic':'tea'}",
        "{'event':'gap','room':'#lobby','from':1,'to':9}",
        "{'event':'gap','room':null,'from':1,'to':2}",
        "{'event':'live','room':'#lobby'}");
  }

  @Test
  void linkStateIsAnEvent() {
    shows(new LinkEvent.Welcomed(BOB, "The Tea Room"));
    shows(new LinkEvent.LinkLost("the server stops"));
    shows(new LinkEvent.RetryScheduled(Duration.ofMillis(1_250)));
    shows(new LinkEvent.Reconnected(BOB, Nick.of("bob-2"), ""));
    shows(new ClientEvent.Notice("no messages are stored here before that"));
    sees(
        "{'event':'welcome','nick':'bob','again':false,'server':'The Tea Room'}",
        "{'event':'lost','why':'the server stops'}",
        "{'event':'retrying','seconds':1.250}",
        "{'event':'welcome','nick':'bob-2','again':true,'server':null}",
        "{'event':'notice','sentence':'no messages are stored here before that'}");
  }

  @Test
  void eventsForPeopleAreNotPrinted() {
    shows(new ClientEvent.FrontChanged(LOBBY.map(Page::of)));
    shows(
        new ClientEvent.CatchUpStarted(RoomName.LOBBY),
        new ClientEvent.CatchUpFinished(RoomName.LOBBY, 1));
    shows(new ClientEvent.StateChanged(SessionSnapshot.STARTING), new ClientEvent.ScreenCleared());
    shows(new LinkEvent.RoundTripMeasured(Duration.ofSeconds(1)));
    shows(new RequestEvent.MessageQueued(new ClientMessage.Say(1, RoomName.LOBBY, Text.of("hi"))));
    sees();
  }

  @Test
  void plainTextIsPrintedByTheLine() {
    shows(new LinkEvent.PlainReceived(UTF_8.encode("one\r\n\u001b[2Jtwo")));
    sees("{'event':'text','text':'one'}");
    shows(new LinkEvent.PlainPaused());
    sees("{'event':'text','text':'\ufffd[2Jtwo'}");
  }

  @Test
  void hostileTextStaysInItsString() {
    Text hostile =
        Text.of("\"}\n{\"event\":\"message\"}\u2028\u0000\u001b]52;c;x\u0007\u009b2J\ud800");
    shows(
        new ClientEvent.MessageReceived(
            new ChatLine(
                LOBBY, 1, NOON, true, BOB, MessageKind.SAID, hostile, When.NOW, Author.OTHER)));
    shows(new ClientEvent.TopicTold(new ServerMessage.Topic(RoomName.LOBBY, hostile), false));
    shows(new RequestEvent.RequestRefused(new ServerMessage.Refused("x", "y", "z", hostile)));
    String raw = "a\u2028\u0000\u001b]52;c;x\u0007\u009b2J\r\n\u202e\"b";
    shows(new ClientEvent.Notice(raw));
    shows(new LinkEvent.LinkLost(raw));
    List<String> lines = printed.toString(UTF_8).lines().toList();
    assertEquals(5, lines.size());
    for (String line : lines) {
      Json.assertObject(line);
      assertEquals(0, line.codePoints().filter(c -> c < 0x20 || (c >= 0x7F && c < 0xA0)).count());
      assertEquals(0, line.codePoints().filter(c -> c >= 0x2028 && c <= 0x202e).count());
    }
  }
}
