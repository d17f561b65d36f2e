package chat.client.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.event.ChatLine;
import chat.client.event.ChatLine.Author;
import chat.client.event.ChatLine.When;
import chat.client.event.ClientEvent;
import chat.protocol.ChangeRequest;
import chat.protocol.ClientMessage;
import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.QueryAnswer.Room;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage.Members;
import chat.protocol.ServerMessage.Refused;
import chat.protocol.Text;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class FormatTest {
  private static final Nick ALICE = Nick.of("alice");
  private static final Instant NOON = Instant.parse("2026-01-01T12:05:59Z");
  private static final Optional<RoomName> LOBBY = Optional.of(RoomName.LOBBY);

  private static ChatLine line(Optional<RoomName> room, MessageKind kind, String text) {
    return new ChatLine(room, 7, NOON, true, ALICE, kind, Text.of(text), When.NOW, Author.OTHER);
  }

  private static ChatLine said(String text) {
    return line(LOBBY, MessageKind.SAID, text);
  }

  @Test
  void pipeShowsAMessageInOneLine() {
    assertEquals("alice: hello", inPipe(said("hello")));
    assertEquals("~ alice waves", inPipe(line(LOBBY, MessageKind.EMOTED, "waves")));
    assertEquals("[alice] psst", inPipe(line(Optional.empty(), MessageKind.SAID, "psst")));
    assertEquals("alice: a \u2424 b \u2424 ", inPipe(said("a\nb\n")));
  }

  @Test
  void botsAreMarked() {
    assertEquals("alice [bot]: a", inPipe(said("a").withBot(true)));
    assertEquals(
        "~ alice [bot] waves", inPipe(line(LOBBY, MessageKind.EMOTED, "waves").withBot(true)));
    ChatLine direct = line(Optional.empty(), MessageKind.SAID, "psst").withBot(true);
    assertEquals("[alice [bot]] psst", inPipe(direct));
    assertEquals(List.of("alice [bot]: a", "alice| b"), said("a\nb").withBot(true).lines("+"));
  }

  private static String inPipe(ChatLine line) {
    return new PipeFormat(Optional.empty()).line(line, "");
  }

  @Test
  void pipeShowsTheTimeFirstOnRequest() {
    PipeFormat utc = new PipeFormat(Optional.of(ZoneOffset.UTC));
    assertEquals("2026-01-01T12:05:59+00:00 #lobby alice: x", utc.line(said("x"), "#lobby "));
    PipeFormat delhi = new PipeFormat(Optional.of(ZoneOffset.ofHoursMinutes(5, 30)));
    assertEquals("2026-01-01T17:35:59+05:30 alice: x", delhi.line(said("x"), ""));
  }

  private static String members(Members members) {
    return Notices.members(new ClientEvent.MembersTold(members, false));
  }

  @Test
  void noticesAreSentences() {
    Members two = new Members(Optional.of(RoomName.LOBBY), 2, List.of(ALICE, Nick.of("bob")));
    assertEquals("in #lobby: 2 people: alice, bob", members(two));
    assertEquals(
        "in all rooms: 500 people", members(new Members(Optional.empty(), 500, List.of())));
    assertEquals(
        "in #lobby: 2 people: alice, bob, guest-3 (listening), guest-4 (listening)",
        Notices.members(
            new ClientEvent.MembersTold(
                two, List.of(Nick.received("guest-3"), Nick.received("guest-4")), false)));
    assertEquals("#lobby (3): tea", Notices.room(new Room(RoomName.LOBBY, 3, Text.of("tea"))));
    assertEquals(List.of("* a", "* b"), Notices.starred("a\nb"));
  }

  @Test
  void hostileSentenceControlsNoTerminalAndForgesNoLine() {
    assertEquals(
        List.of("* gone\ufffd[2J\ufffdbob: hi\ufffd", "* \ufffdx"),
        Notices.starred("gone\u001b[2J\rbob: hi\u202e\n\u009bx"));
  }

  @Test
  void refusalIsOneLineWithTheStartOfTheMessage() {
    Refused refused = new Refused("too-long", "SAY", "1", Text.of("it is\ntoo long"));
    assertEquals("it is too long", Notices.refused(refused));
    assertEquals(
        "not sent (it is too long): " + "x".repeat(60) + "…",
        Notices.refused(
            refused, new ClientMessage.Say(1, RoomName.LOBBY, Text.of("x".repeat(100)))));
    ClientMessage.Tell tell = new ClientMessage.Tell(1, Nick.of("bob"), Text.of("psst"));
    assertEquals("not sent to bob (it is too long): psst", Notices.refused(refused, tell));
    assertEquals("not acknowledged, to bob: psst", Notices.unacknowledged(tell));
    assertEquals("refused: odd", Notices.refused(new Refused("odd", "-", "-", Text.EMPTY)));
  }

  @Test
  void changesAreNamedAsTheyWereTyped() {
    var edit =
        new ChangeRequest.Edit(1, RoomName.LOBBY, OptionalLong.empty(), false, Text.of("the"));
    assertEquals("not acknowledged: editing a message: the", Notices.unacknowledged(edit));
    var replacement =
        new ChangeRequest.Edit(1, RoomName.LOBBY, OptionalLong.empty(), true, Text.of("teh\nthe"));
    assertEquals(
        "not acknowledged: editing a message: /s/teh/the/", Notices.unacknowledged(replacement));
    var deletion =
        new ChangeRequest.Delete(1, RoomName.LOBBY, OptionalLong.of(3), Optional.empty());
    assertEquals("not acknowledged: deleting a message", Notices.unacknowledged(deletion));
  }
}
