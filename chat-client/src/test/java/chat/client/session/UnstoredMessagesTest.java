package chat.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.event.LinkState.Phase;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server could not store is sent again, after growing pauses, and reported once. */
final class UnstoredMessagesTest {
  private static final Duration FIRST_PAUSE_AT_MOST = Duration.ofMillis(600);

  private SessionTranscript chat;

  @BeforeEach
  void welcome() {
    chat = SessionTranscript.ofProgram("alice@localhost").serverWelcomes("alice");
  }

  private static String notStored(int id) {
    return "ERROR not-stored SAY " + id + "\ndisk full";
  }

  @Test
  void messagesWaitAndAreSentAgainInOrder() {
    chat.types("a", "b")
        .forget()
        .serverSends(notStored(1), notStored(2), "ERROR not-stored - -\nto everyone: disk full")
        .shows("storing fails: disk full")
        .types("c")
        .shows("queued: c")
        .sent();
    assertEquals(3, chat.state().pendingCount());
    chat.timePasses(FIRST_PAUSE_AT_MOST)
        .sent("SAY 1 #lobby\na", "SAY 2 #lobby\nb", "SAY 3 #lobby\nc")
        .serverSends("ACK 1 #lobby 1 1", "ACK 2 #lobby 2 1", "ACK 3 #lobby 3 1")
        .shows(
            "storing works",
            "stored: #lobby 1 alice: a (ours)",
            "stored: #lobby 2 alice: b (ours)",
            "stored: #lobby 3 alice: c (ours)");
  }

  @Test
  void pausesGrowAndTheFailureIsReportedOnce() {
    chat.types("a").forget().serverSends(notStored(1)).shows("storing fails: disk full");
    Duration pause = Duration.ofMillis(500);
    for (int attempt = 0; attempt < 6; attempt++) {
      chat.timePasses(pause.multipliedBy(79).dividedBy(100))
          .sent()
          .timePasses(pause.multipliedBy(42).dividedBy(100))
          .sent("SAY 1 #lobby\na")
          .serverSends(notStored(1))
          .shows();
      pause = pause.multipliedBy(2);
    }
  }

  @Test
  void answersToWhatWasSentBeforeThePauseAreAwaited() {
    chat.types("a", "b")
        .forget()
        .serverSends(notStored(1))
        .timePasses(FIRST_PAUSE_AT_MOST)
        .sent()
        .serverSends(notStored(2))
        .timePasses(FIRST_PAUSE_AT_MOST.multipliedBy(2))
        .sent("SAY 1 #lobby\na", "SAY 2 #lobby\nb");
  }

  @Test
  void requestsNeedNotWait() {
    chat.types("a").forget().serverSends(notStored(1));
    chat.types("/rooms", "/join b", "b", "/leave", "/rooms").sent("ROOMS", "JOIN #b");
  }

  @Test
  void rateLimitIsTemporaryToo() {
    chat.types("a")
        .forget()
        .serverSends("ERROR rate-limited SAY 1\nslow down")
        .timePasses(FIRST_PAUSE_AT_MOST)
        .sent("SAY 1 #lobby\na");
  }

  @Test
  void failureIsReportedAndItsEndWhenSomebodyElseIsHeard() {
    chat.serverSends("ERROR not-stored - -\ndisk full")
        .shows("storing fails: disk full")
        .serverSends("SAID #lobby 1 1 bob\nhi", "SAID #lobby 2 1 bob\nagain")
        .shows("storing works", "#lobby 1 bob: hi", "#lobby 2 bob: again")
        .endsInput()
        .serverCloses()
        .exits(0);
  }

  @Test
  void unstoredMessageIsSentOnTheNextLinkAtOnce() {
    chat.types("a", "b")
        .serverSends(notStored(1), notStored(2))
        .linkBreaks()
        .reconnects()
        .forget()
        .serverSends("WELCOME alice fake/1 log 0 65536")
        .sent("JOIN #lobby 0", "SAY 1 #lobby\na", "SAY 2 #lobby\nb")
        .timePasses(Duration.ofSeconds(30))
        .sent()
        .serverSends("ACK 1 #lobby 1 1")
        .shows(
            "reconnected: alice, was alice", "storing works", "stored: #lobby 1 alice: a (ours)");
  }

  @Test
  void byeWaitsUntilTheMessagesAreStored() {
    chat.types("a")
        .endsInput()
        .forget()
        .serverSends(notStored(1))
        .sent()
        .timePasses(FIRST_PAUSE_AT_MOST)
        .sent("SAY 1 #lobby\na")
        .serverSends("ACK 1 #lobby 1 1")
        .sent("BYE")
        .serverCloses()
        .exits(0);
  }

  @Test
  void programGivesUpAfterItsTime() {
    chat = SessionTranscript.ofProgram("alice@localhost", "--give-up", "10s");
    chat.serverWelcomes("alice").types("a").forget();
    chat.serverSends(notStored(1));
    int attempts = 0;
    while (!chat.isOver()) {
      chat.timePasses(Duration.ofMillis(100));
      if (!chat.takeSent().isEmpty()) {
        attempts++;
        chat.serverSends(notStored(1));
      }
    }
    assertEquals(4, attempts, "after pauses of 0.5, 1, 2, 4 and 8 s");
    chat.exits(
        1,
        "localhost:8028 could not store messages for 10 s; --give-up sets how long to try;"
            + " 1 of your messages was not acknowledged");
  }

  @Test
  void clientOfAPersonNeverGivesUp() {
    chat = SessionTranscript.ofPerson("alice@localhost").serverWelcomes("alice").types("a");
    for (int minute = 0; minute < 30; minute++) {
      chat.serverSends(notStored(1)).timePasses(Duration.ofMinutes(1));
    }
    assertEquals(Phase.LIVE, chat.isGoingOn().state().link().phase());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ERROR not-stored SAY 9\nwhat 9?", "ERROR not-stored JOIN #b\nwhat 9?"})
  void otherRequestsThatWereNotStoredAreRefused(String answer) {
    chat.serverSends(answer).shows("refused: what 9?");
  }
}
