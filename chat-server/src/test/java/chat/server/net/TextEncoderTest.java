package chat.server.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.protocol.ByteSink;
import chat.protocol.ConnectionMessage;
import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.QueryAnswer;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The lines of the text wire, by kind of message. */
class TextEncoderTest {
  private static final RoomName TEA = RoomName.of("#tea");
  private static final Nick ALICE = Nick.of("alice");
  private static final long TIME = 1_795_170_720_000L;

  private static String written(boolean confirming, ServerMessage message) {
    ByteSink sink = new ByteSink();
    new TextEncoder(confirming).encode(message, sink);
    return new String(sink.toByteArray(), UTF_8);
  }

  private static void writes(ServerMessage message, String expected) {
    assertEquals(expected, written(false, message));
  }

  private static ServerMessage said(OptionalLong ownId, String text) {
    return new ServerMessage.Said(TEA, 1, TIME, ALICE, MessageKind.SAID, ownId, Text.of(text));
  }

  private static ServerMessage emoted(OptionalLong ownId, String text) {
    return new ServerMessage.Said(TEA, 1, TIME, ALICE, MessageKind.EMOTED, ownId, Text.of(text));
  }

  @Test
  void nickPrecedesEachLineOfAMessage() {
    writes(said(OptionalLong.empty(), "hello"), "alice: hello\n");
    writes(said(OptionalLong.empty(), "a\n* b\n"), "alice: a\nalice| * b\nalice| \n");
    writes(emoted(OptionalLong.empty(), "waves\ntwice"), "~ alice waves\nalice| twice\n");
    writes(
        new ServerMessage.Told(1, TIME, ALICE, Text.of("psst\nhey")), "[alice] psst\nalice| hey\n");
  }

  @Test
  void botsAreMarked() {
    Text text = Text.of("a\nb");
    writes(
        new ServerMessage.Said(
            TEA, 1, TIME, ALICE, MessageKind.SAID, OptionalLong.empty(), 17, true, text),
        "alice [bot]: a\nalice| b\n");
    writes(
        new ServerMessage.Said(
            TEA, 1, TIME, ALICE, MessageKind.EMOTED, OptionalLong.empty(), 17, true, text),
        "~ alice [bot] a\nalice| b\n");
    writes(new ServerMessage.Told(1, TIME, ALICE, 17, true, text), "[alice [bot]] a\nalice| b\n");
    writes(
        new QueryAnswer.Past(TEA, 1, TIME, ALICE, MessageKind.SAID, 17, true, text),
        "* 2026-11-20 10:32 UTC #1 alice [bot]: a\nalice| b\n");
  }

  @Test
  void pastMessagesShowTheirTime() {
    writes(
        new QueryAnswer.Past(TEA, 1, TIME, ALICE, MessageKind.SAID, Text.of("a\nb")),
        "* 2026-11-20 10:32 UTC #1 alice: a\nalice| b\n");
    writes(
        new QueryAnswer.Past(TEA, 1, TIME, ALICE, MessageKind.EMOTED, Text.of("waves")),
        "* 2026-11-20 10:32 UTC #1 ~ alice waves\n");
  }

  @Test
  void ownMessagesAreOmittedOrConfirmed() {
    writes(said(OptionalLong.of(1), "hello"), "");
    writes(emoted(OptionalLong.of(1), "waves"), "");
    assertEquals(
        "Server received your message: hello\n", written(true, said(OptionalLong.of(1), "hello")));
    assertEquals(
        "Server received your message: waves\n",
        written(true, emoted(OptionalLong.of(1), "waves")));
    ByteSink sink = new ByteSink();
    new TextEncoder(true).encodeAck(new ServerMessage.Ack(1, "#tea", 1, TIME), Text.of("hi"), sink);
    assertEquals("Server received your message: hi\n", new String(sink.toByteArray(), UTF_8));
  }

  @Test
  void noticesStartWithAStar() {
    writes(new ServerMessage.Joined(TEA, ALICE), "* alice joined #tea\n");
    writes(new ServerMessage.Left(TEA, ALICE), "* alice left #tea\n");
    writes(new ServerMessage.Renamed(ALICE, Nick.of("bob")), "* alice is now bob\n");
    writes(new ServerMessage.Topic(TEA, Text.of("Tea")), "* topic of #tea: Tea\n");
    writes(new QueryAnswer.Room(TEA, 2, Text.EMPTY), "* #tea (2)\n");
    writes(new ServerMessage.Gap("#tea", 1, 5), "* messages 1 to 5 are no longer stored\n");
    writes(new QueryAnswer.Done("WHO", "-"), "* end of /who\n");
    writes(new ServerMessage.Refused("x", "y", "z", Text.of("no\nway")), "* no\n* way\n");
    writes(new ConnectionMessage.Bye("bye", Text.of("goodbye")), "* goodbye\n");
  }

  @Test
  void membersAreCountedAndNamed() {
    List<Nick> both = List.of(ALICE, Nick.of("bob"));
    writes(new ServerMessage.Members(Optional.of(TEA), 2, both), "* 2 in #tea: alice, bob\n");
    writes(new ServerMessage.Members(Optional.of(TEA), 300, List.of()), "* 300 in #tea\n");
    writes(new ServerMessage.Members(Optional.empty(), 2, both), "* 2 in the chat: alice, bob\n");
  }

  @Test
  void messagesForProgramsAreOmitted() {
    writes(new ServerMessage.Live("#tea", 1), "");
    writes(new ServerMessage.Topic(TEA, Text.EMPTY), "");
    writes(new ServerMessage.Ack(1, "#tea", 1, TIME), "");
    writes(new ConnectionMessage.Ping("x"), "");
    writes(new ConnectionMessage.Pong("x"), "");
  }
}
