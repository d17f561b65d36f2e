package chat.client.session;

import chat.client.net.LinkEnd.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** {@code --send}: one message, and what the exit code says of it. */
final class OneMessageTest {
  private static final String NO_CHAT =
      "localhost:8028 is no chat server, and nothing was sent to it;"
          + " pipe the text in to send it as it is";

  private static SessionTranscript sends(String text) {
    return SessionTranscript.withoutInput(
        "alice@localhost", "--room", "a", "--room", "b", "--send", text);
  }

  private static SessionTranscript sent(String text) {
    return sends(text).serverGreets().serverSends("WELCOME alice fake/1 log 0 64");
  }

  @Test
  void messageIsSentToTheLastRoomAndByeFollowsItsAcknowledgement() {
    sent("hello")
        .sent("HELLO 1 alice *", "JOIN #b - 0", "SAY 1 #b\nhello")
        .serverSends("ACK 1 #b 1 1")
        .sent("BYE")
        .shows("welcomed: alice", "queued: hello", "stored: #b 1 alice: hello (ours)")
        .serverCloses()
        .exits(0);
  }

  @Test
  void textWithASlashIsNoCommand() {
    sent("/quit").sent("HELLO 1 alice *", "JOIN #b - 0", "SAY 1 #b\n/quit");
  }

  @Test
  void storedMessageIsASuccessHoweverTheLinkEnds() {
    sent("hello").serverSends("ACK 1 #b 1 1").linkBreaks().exits(0);
  }

  @Test
  void storedMessageOfALostLinkIsASuccess() {
    sent("hello")
        .linkBreaks()
        .reconnects()
        .forget()
        .serverSends("WELCOME alice fake/1 log 1 64")
        .sent("JOIN #b")
        .serverSends("SAID #b 1 1 alice 1\nhello")
        .sent("BYE")
        .serverCloses()
        .exits(0);
  }

  @Test
  void refusedMessageIsAFailure() {
    sent("hello")
        .forget()
        .serverSends("ERROR not-in-room SAY 1\nnot there")
        .shows("refused: hello (not there)")
        .sent("BYE")
        .serverCloses()
        .exits(1);
  }

  @Test
  void overlongMessageIsAFailure() {
    sent("x".repeat(65))
        .shows("welcomed: alice", "* not sent: 65 bytes, but the server takes at most 64")
        .sent("HELLO 1 alice *", "JOIN #b - 0", "BYE")
        .serverCloses()
        .exits(1);
  }

  @Test
  void messageThatWasNotAcknowledgedIsAFailure() {
    sent("hello")
        .linkEnds(Kind.BYE, "kicked")
        .exits(1, "kicked; 1 of your messages was not acknowledged");
  }

  @Test
  void nothingIsSentToAServerThatIsNoChatServer() {
    sends("hello").serverWrites("220 mail\n").sent().exits(1, NO_CHAT);
    sends("hello").timePasses(Duration.ofSeconds(1)).sent().exits(1, NO_CHAT);
  }

  @Test
  void serverThatClosesBeforeItGreetsIsAFailure() {
    sends("hello").serverCloses().exits(1, "it closed");
  }
}
