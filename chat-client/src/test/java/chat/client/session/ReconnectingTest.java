package chat.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.event.LinkState.Phase;
import chat.client.net.LinkEnd.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** When a session reconnects, and when it gives up. */
final class ReconnectingTest {
  private static final String WELCOME = "WELCOME alice fake/1 log 0 65536";

  private static SessionTranscript program(String... more) {
    String[] args = new String[more.length + 1];
    args[0] = "alice@localhost";
    System.arraycopy(more, 0, args, 1, more.length);
    return SessionTranscript.ofProgram(args).serverWelcomes("alice");
  }

  private static SessionTranscript person() {
    return SessionTranscript.ofPerson("alice@localhost").serverWelcomes("alice");
  }

  @Test
  void lostLinkIsFollowedByAnotherAfterAPause() {
    SessionTranscript chat = program().linkBreaks().shows("lost: it broke", "pausing");
    assertEquals(Phase.LOST, chat.state().link().phase());
    assertTrue(chat.state().link().nextAttempt().isPresent());
    chat.isNotConnecting().pauseEnds().connects().sent();
    assertEquals(Phase.LOST, chat.state().link().phase());
    chat.serverGreets().sent("HELLO 1 alice *").serverSends(WELCOME);
    assertEquals(Phase.LIVE, chat.state().link().phase());
    chat.shows("reconnected: alice, was alice");
  }

  @Test
  void pausesDoubleUntilALinkIsWelcomed() {
    SessionTranscript chat = program().linkBreaks();
    for (int millis : new int[] {500, 1_000, 2_000, 4_000}) {
      isAbout(millis, chat.pause());
      chat.pauseEnds().connectFails();
    }
    isAbout(8_000, chat.pause());
    chat.pauseEnds().connects().serverCloses(); // it accepts connections, and is no chat server yet
    isAbout(16_000, chat.pause());
    chat.reconnects().serverSends(WELCOME).linkBreaks();
    isAbout(1_000, chat.pause()); // the second link in a row that ended soon
  }

  /** Up to a fifth longer or shorter. */
  private static void isAbout(int millis, Duration pause) {
    assertEquals(millis, (double) pause.toMillis(), millis * 0.21, "pause");
  }

  @Test
  void lossIsReportedOnceHoweverManyAttemptsFail() {
    program()
        .linkBreaks()
        .shows("lost: it broke", "pausing")
        .pauseEnds()
        .connectFails()
        .shows("pausing")
        .reconnects()
        .linkBreaks()
        .shows("pausing");
  }

  @ParameterizedTest
  @EnumSource(names = {"CLOSED", "PAUSED", "MOVED", "BROKEN"})
  void endsThatMayBeTemporaryAreFollowedByAnotherLink(Kind kind) {
    program().linkEnds(kind, "for now").pauseEnds().isConnecting();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"CLOSED", "PAUSED", "MOVED", "BROKEN", "LEFT"})
  void finalEndsAreFollowedByNone(Kind kind) {
    program()
        .types("one")
        .linkEnds(kind, "that is that")
        .exits(1, "that is that; 1 of your messages was not acknowledged");
  }

  @Test
  void serverThatNeverWelcomedUsIsNotTriedAgain() {
    SessionTranscript.ofProgram("alice@localhost")
        .serverGreets()
        .serverCloses()
        .shows("plain paused")
        .exits(1, "it closed");
  }

  /** A server that stands by sends its clients on before it welcomes them. */
  @Test
  void clientFollowsAServerThatNeverWelcomedIt() {
    SessionTranscript.ofProgram("alice@a,b")
        .serverGreets()
        .linkEnds(Kind.MOVED, "a stands by")
        .pauseEnds()
        .connectsTo("b:8028");
  }

  /** It was typed for the server that is gone, or for a link that nobody reads on the way. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void passwordThatWaitsIsNotSentToAnyServer(boolean isOtherTyped) {
    String servers = isOtherTyped ? "alice@localhost,b" : "alice@localhost";
    SessionTranscript chat =
        SessionTranscript.onScreen(servers)
            .serverGreets()
            .serverSends(isOtherTyped ? WELCOME : WELCOME + "\nserver b:8028")
            .linkBreaks()
            .types("/login bob")
            .typesSecret("correct horse")
            .pauseEnds()
            .connectsTo("b:8028");
    if (isOtherTyped) {
      chat.linkIsReadable();
    }
    chat.opensLink()
        .serverGreets()
        .forget()
        .serverSends(WELCOME)
        .sent("JOIN #lobby")
        .shows(
            "* not sent: the password that you typed for the last connection",
            "reconnected: alice, was alice");
  }

  @Test
  void passwordThatWaitsIsSentToAServerThatWasTyped() {
    SessionTranscript.onScreen("alice@localhost,b")
        .serverWelcomes("alice")
        .linkBreaks()
        .types("/login bob")
        .typesSecret("correct horse")
        .reconnects()
        .forget()
        .serverSends(WELCOME)
        .sent("JOIN #lobby 0", "AUTH password bob\ncorrect horse");
  }

  @Test
  void personIsAskedForANickOnce() {
    SessionTranscript.ofPerson("a,b")
        .serverGreets()
        .types("alice")
        .linkEnds(Kind.MOVED, "a stands by")
        .pauseEnds()
        .connectsTo("b:8028");
    SessionTranscript.ofPerson("a,b")
        .serverGreets()
        .linkEnds(Kind.MOVED, "a stands by")
        .isNotConnecting()
        .types("alice")
        .connectsTo("b:8028");
  }

  @Test
  void programGivesUpAfterTheTimeItWasGiven() {
    SessionTranscript chat = program("--give-up", "90s").types("one", "two").linkBreaks();
    Duration passed = Duration.ZERO;
    while (!chat.isOver()) {
      passed = passed.plus(chat.pause());
      chat.pauseEnds().connectFails();
    }
    assertEquals(Duration.ofSeconds(90), passed);
    chat.exits(
        1,
        "there was no chat server at localhost:8028 for 90 s; is it running? --give-up sets how"
            + " long to try; 2 of your messages were not acknowledged");
  }

  @Test
  void personIsNeverGivenUpOn() {
    SessionTranscript chat = person().linkBreaks();
    for (int i = 0; i < 100; i++) {
      chat.pauseEnds().connectFails();
    }
    chat.isGoingOn();
  }

  @Test
  void enterEndsThePause() {
    person().linkBreaks().isNotConnecting().types("").timePasses(Duration.ZERO).isConnecting();
  }

  @Test
  void enterDuringAnAttemptSkipsTheNextPauseAlone() {
    SessionTranscript chat = person().linkBreaks().pauseEnds().types("").connectFails();
    chat.timePasses(Duration.ZERO).connectFails();
    chat.timePasses(Duration.ZERO).isNotConnecting();
  }

  @Test
  void emptyLineOfAProgramChangesNothing() {
    program().linkBreaks().types("").isNotConnecting();
  }

  @Test
  void enterOnALiveLinkChangesNothing() {
    person().types("").sent().shows().linkBreaks().isNotConnecting();
  }

  @Test
  void offlineNoticeIsShownOncePerOutage() {
    SessionTranscript chat = person().types("one").shows("queued: one").linkBreaks().forget();
    chat.types("/rooms", "two", "three")
        .shows("queued: two", "queued offline", "queued: three")
        .reconnects()
        .types("four")
        .shows("queued: four")
        .serverSends(WELCOME)
        .types("five")
        .shows("reconnected: alice, was alice", "queued: five")
        .linkBreaks()
        .types("six")
        .shows("lost: it broke", "pausing", "queued: six", "queued offline");
  }

  @Test
  void linesTypedOfflineAreSentInOrder() {
    program()
        .types("one")
        .linkBreaks()
        .types("two", "/join b", "three", "/leave", "four")
        .forget()
        .reconnects()
        .forget()
        .serverSends(WELCOME)
        .sent(
            "JOIN #lobby 0", "SAY 1 #lobby\none", "SAY 2 #lobby\ntwo", "JOIN #b", "SAY 3 #b\nthree")
        .serverSends("ACK 1 #lobby 1 1", "ACK 2 #lobby 2 1", "ACK 3 #b 1 1")
        .sent("LEAVE #b", "SAY 4 #lobby\nfour");
  }

  @Test
  void leavingDuringAnAttemptEndsTheSession() {
    program().linkBreaks().pauseEnds().isConnecting().happens(ClientSession::leave).exits(0);
  }

  @Test
  void personWhoseNickWasTakenMeanwhileIsAskedForAnother() {
    SessionTranscript chat =
        person()
            .linkBreaks()
            .reconnects()
            .forget()
            .serverSends("ERROR nick-in-use HELLO 1\ntaken")
            .shows("refused: taken", "asked: Nick [alice-2]: ");
    chat.types("al").sent("HELLO 1 al *").serverSends("WELCOME al fake/1 log 0 65536");
    chat.shows("reconnected: al, was alice");
  }

  @Test
  void questionForANickOutlivesTheLink() {
    person()
        .linkBreaks()
        .reconnects()
        .serverSends("ERROR nick-in-use HELLO 1\ntaken")
        .forget()
        .linkBreaks()
        .timePasses(Duration.ofHours(1))
        .isNotConnecting()
        .types("al")
        .connectFails()
        .reconnects()
        .sent("HELLO 1 al *")
        .forget()
        .serverSends("WELCOME al fake/1 log 0 65536")
        .types("hello")
        .sent("JOIN #lobby 0", "SAY 1 #lobby\nhello")
        .shows("reconnected: al, was alice", "queued: hello");
  }
}
