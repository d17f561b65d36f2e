package chat.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.net.LinkEnd.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a session ends, how long it waits for that, and with which exit code. */
final class SessionEndTest {
  private static final Duration ALMOST = Duration.ofMillis(4_999);
  private static final Duration REST = Duration.ofMillis(1);
  private static final String LOST = "1 of your messages was not acknowledged";

  private static SessionTranscript person() {
    return SessionTranscript.ofPerson("alice@localhost").serverWelcomes("alice");
  }

  private static SessionTranscript program() {
    return SessionTranscript.ofProgram("alice@localhost").serverWelcomes("alice");
  }

  @Test
  void personWhoLeavesWaitsFiveSecondsForAnswers() {
    person()
        .types("one", "/quit")
        .sent("SAY 1 #lobby\none")
        .timePasses(ALMOST)
        .isGoingOn()
        .forget()
        .timePasses(REST)
        .shows("plain paused", "unacknowledged: one")
        .exits(1, LOST);
  }

  @Test
  void personWhoSaidByeWaitsFiveSecondsForTheServerToClose() {
    person().types("/quit").sent("BYE").timePasses(ALMOST).isGoingOn().timePasses(REST).exits(0);
    person().endsInput().sent("BYE").timePasses(ALMOST).isGoingOn().timePasses(REST).exits(0);
  }

  @Test
  void programWaitsForAnswersWithoutLimit() {
    program().types("one").endsInput().timePasses(Duration.ofDays(1)).isGoingOn();
  }

  @Test
  void personWhoLeavesWhileTheLinkIsLostWaitsForNothing() {
    person().linkBreaks().types("one", "/quit").exits(1, LOST);
    person().linkBreaks().types("/quit").exits(0);
    person().linkBreaks().endsInput().exits(0);
  }

  @Test
  void programThatLeavesWhileTheLinkIsLostWaitsForTheNext() {
    program()
        .linkBreaks()
        .types("one")
        .endsInput()
        .reconnects()
        .forget()
        .serverSends("WELCOME alice fake/1 log 0 65536")
        .sent("JOIN #lobby 0", "SAY 1 #lobby\none")
        .serverSends("ACK 1 #lobby 1 1")
        .sent("BYE")
        .serverCloses()
        .exits(0);
  }

  @Test
  void linkLostWhileAPersonLeavesIsTriedAgainUntilTheTimeIsUp() {
    person()
        .types("one", "/quit")
        .timePasses(Duration.ofSeconds(2))
        .linkBreaks()
        .pauseEnds()
        .connects()
        .timePasses(Duration.ofSeconds(3))
        .exits(1, LOST);
  }

  @Test
  void personWhoLeavesBeforeTheWelcomeWaitsFiveSecondsForIt() {
    SessionTranscript.ofPerson("alice@localhost")
        .serverGreets()
        .types("/quit")
        .sent("HELLO 1 alice *")
        .timePasses(ALMOST)
        .inputWaits()
        .serverSends("WELCOME alice fake/1 log 0 65536")
        .sent("JOIN #lobby", "BYE")
        .timePasses(ALMOST)
        .isGoingOn()
        .timePasses(REST)
        .exits(0);
    SessionTranscript.ofPerson("alice@localhost")
        .serverGreets()
        .endsInput()
        .timePasses(Duration.ofSeconds(5))
        .sent("HELLO 1 alice *")
        .exits(0);
  }

  @Test
  void programWaitsForTheWelcomeWithoutLimit() {
    SessionTranscript.ofProgram("alice@localhost")
        .serverGreets()
        .endsInput()
        .timePasses(Duration.ofDays(1))
        .isGoingOn()
        .forget()
        .serverSends("WELCOME alice fake/1 log 0 65536")
        .sent("JOIN #lobby", "BYE");
  }

  @Test
  void leavingAtOnceSaysByeWhateverIsPending() {
    program()
        .types("one", "/nick al", "two")
        .forget()
        .happens(ClientSession::leave)
        .sent("BYE")
        .serverSends("ACK 1 #lobby 1 1")
        .sent()
        .serverCloses()
        .exits(1, LOST);
  }

  @Test
  void leavingAtOnceBeforeTheGreetingClosesTheLink() {
    SessionTranscript.ofProgram("alice@localhost").happens(ClientSession::leave).sent().exits(0);
  }

  @Test
  void leavingTextAtOnceClosesTheLink() {
    SessionTranscript.ofPerson("--text").happens(ClientSession::leave).sent().exits(0);
  }

  @Test
  void leavingAtOnceWhileTheLinkIsLostEndsTheSession() {
    person().types("one").linkBreaks().happens(ClientSession::leave).exits(1, LOST);
  }

  @Test
  void closingAfterAByeThatIsNotAnsweredEndsTheSession() {
    program().happens(ClientSession::leave).isGoingOn().happens(ClientSession::close).exits(0);
  }

  @Test
  void byeIsNotFollowedByAnotherLink() {
    program().endsInput().sent("BYE").linkBreaks().exits(0);
  }

  @Test
  void unacknowledgedMessagesAreShownToAPersonAtMostTwenty() {
    SessionTranscript chat = person();
    chat.types(Collections.nCopies(30, "x").toArray(String[]::new)).forget();
    List<String> shown = chat.linkEnds(Kind.BYE, "kicked").takeShown();
    assertEquals(20, shown.stream().filter("unacknowledged: x"::equals).count());
    chat.exits(1, "kicked; 30 of your messages were not acknowledged");
  }

  @Test
  void unacknowledgedMessagesAreOnlyCountedForAProgram() {
    program()
        .types("x", "y")
        .forget()
        .linkEnds(Kind.BYE, "kicked")
        .shows("plain paused")
        .exits(1, "kicked; 2 of your messages were not acknowledged");
  }

  @Test
  void refusalsFailAProgramAndNotAPerson() {
    person().types("/nonsense", "/quit").serverCloses().exits(0);
    program().types("/nonsense", "/quit").serverCloses().exits(1);
    program()
        .types("/who #x")
        .serverSends("ERROR bad-room WHO #x\nno such room")
        .types("/quit")
        .serverCloses()
        .exits(1);
  }

  @Test
  void outputThatNobodyReadsIsNoFailure() {
    program()
        .happens(s -> s.outputGone(new IOException("Broken pipe")))
        .sent("BYE")
        .timePasses(Duration.ofMillis(249))
        .isGoingOn()
        .timePasses(Duration.ofMillis(1))
        .exits(0);
  }

  @Test
  void outputThatCannotBeWrittenIsAFailure() {
    program()
        .happens(s -> s.outputGone(new IOException("No space left on device")))
        .happens(s -> s.outputGone(new IOException("the second failure is not heard of")))
        .serverCloses()
        .exits(1, "cannot write what was said: No space left on device");
  }

  @Test
  void outputThatIsGoneShowsNoUnacknowledgedMessages() {
    person()
        .types("one")
        .forget()
        .happens(s -> s.outputGone(new IOException("Broken pipe")))
        .serverCloses()
        .shows("plain paused")
        .exits(1, LOST);
  }

  @Test
  void outputThatIsGoneWhileTheLinkIsLostEndsTheSession() {
    program().linkBreaks().happens(s -> s.outputGone(new IOException("Broken pipe"))).exits(0);
  }
}
