package chat.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.event.SessionSnapshot;
import chat.client.net.LinkEnd.Kind;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of input while 1,000 messages are pending. */
final class PendingLimitTest {
  private static final Optional<String> FULL =
      Optional.of("not sent: 1,000 messages wait for the server already");

  private final SessionTranscript chat =
      SessionTranscript.ofPerson("alice@localhost").serverWelcomes("alice");

  private void types(int count, String line) {
    chat.types(Collections.nCopies(count, line).toArray(String[]::new));
  }

  @Test
  void lineWaitsUntilAMessageIsAcknowledged() {
    types(1_000, "x");
    chat.forget()
        .types("y")
        .sent()
        .inputWaits()
        .serverSends("ACK 1 #lobby 1 1")
        .sent("SAY 1001 #lobby\ny")
        .serverSends("ERROR too-long SAY 2\ntoo long")
        .forget()
        .types("z")
        .shows("queued: z")
        .types("more")
        .inputWaits();
  }

  @Test
  void quitIsAcceptedAtTheLimit() {
    types(1_000, "x");
    assertEquals(Optional.empty(), chat.complaint("/quit"));
    chat.forget()
        .types("/quit")
        .sent()
        .timePasses(Duration.ofSeconds(5))
        .exits(1, "1000 of your messages were not acknowledged");
  }

  @Test
  void clientCommandsDoNotWait() {
    types(1_000, "x");
    chat.forget().types("/clear", "/go 1").shows("cleared", "into #lobby");
    assertEquals(Optional.empty(), chat.complaint("/clear"));
  }

  @Test
  void replyWaitsLikeAnyMessage() {
    chat.serverSends("TOLD 1 1 bob\npsst");
    types(1_000, "x");
    assertEquals(FULL, chat.complaint("/reply hi"));
    chat.forget()
        .types("/reply hi")
        .sent()
        .inputWaits()
        .serverSends("ACK 1 #lobby 1 1")
        .sent("TELL 1001 bob\nhi");
  }

  @Test
  void lineIsComplainedAboutWhileItWouldWait() {
    types(999, "x");
    assertEquals(Optional.empty(), chat.complaint("y"));
    types(1, "x");
    assertEquals(FULL, chat.complaint("y"));
    chat.serverSends("ACK 1 #lobby 1 1");
    assertEquals(Optional.empty(), chat.complaint("y"));
  }

  @Test
  void requestsAndStoredMessagesFillTheSpaceAsWell() {
    types(2, "x");
    chat.linkBreaks();
    types(997, "/rooms");
    assertEquals(Optional.empty(), chat.complaint("y"));
    types(1, "/join tea");
    assertEquals(FULL, chat.complaint("y"));
    chat.reconnects().serverSends("WELCOME alice fake/1 log 0 65536");
    assertEquals(Optional.empty(), chat.complaint("y"));
    types(998, "x");
    chat.linkBreaks().reconnects().serverSends("WELCOME alice fake/1 log 1000 65536");
    assertEquals(FULL, chat.complaint("y"));
    chat.serverSends("LIVE #lobby 0", "LIVE #tea 0");
    assertEquals(Optional.empty(), chat.complaint("y"));
  }

  @Test
  void storedMessagesCountUntilTheyAreAcknowledged() {
    types(1_000, "x");
    chat.linkBreaks().reconnects().serverSends("WELCOME alice fake/1 log 1000 65536").forget();
    assertEquals(0, chat.state().pendingCount());
    chat.types("y").inputWaits().serverSends("LIVE #lobby 0").sent("SAY 1001 #lobby\ny");
  }

  @Test
  void waitingLineIsFreedByTheEnd() {
    types(1_000, "x");
    chat.types("y").inputWaits().forget();
    chat.linkEnds(Kind.BYE, "kicked");
    assertEquals(20, chat.takeShown().stream().filter("unacknowledged: x"::equals).count());
    chat.exits(1, "kicked; 1000 of your messages were not acknowledged");
  }

  @Test
  void noMessageIsNumberedTwice() {
    types(3, "x");
    chat.sent("SAY 1 #lobby\nx", "SAY 2 #lobby\nx", "SAY 3 #lobby\nx");
    assertEquals(4, SessionSnapshot.MAX_OLDEST);
    types(3, "y");
    assertEquals(6, chat.state().pendingCount());
    assertEquals(
        "xxxy",
        chat.state().oldestPending().stream()
            .map(message -> message.text().toString())
            .reduce("", String::concat));
  }
}
