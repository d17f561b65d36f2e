package chat.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.net.LinkEnd.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent and shown on the link that follows a lost one. */
final class ResumingTest {
  private SessionTranscript chat;

  @BeforeEach
  void welcome() {
    chat = SessionTranscript.ofProgram("alice@localhost").serverWelcomes("alice");
  }

  /** Types this, then loses the link, and says hello on the next one. */
  private SessionTranscript losesTheLinkAfter(String... lines) {
    return chat.types(lines).linkBreaks().reconnects().forget();
  }

  private static String welcome(int last) {
    return "WELCOME alice fake/1 log " + last + " 65536";
  }

  @Test
  void inboxIsJoinedFromItsCursorAfterEachWelcome() {
    SessionTranscript.ofPerson("alice@host")
        .serverGreets()
        .forget()
        .serverSends(welcome(0))
        .sentAlsoInbox("JOIN @ 0", "JOIN #lobby");
    chat.serverSends("TOLD 4 1 bob\npsst").linkBreaks().reconnects().sent("HELLO 1 alice *");
    chat.serverSends(welcome(0)).sentAlsoInbox("JOIN @ 4", "JOIN #lobby 0");
    chat.serverSends("LIVE @ 6").linkBreaks().reconnects().forget();
    chat.serverSends(welcome(0)).sentAlsoInbox("JOIN @ 6", "JOIN #lobby 0");
  }

  @Test
  void roomsAreJoinedFirstFromTheirCursorsThenTheRestIsSentAgain() {
    chat.serverSends("SAID #lobby 1 1 bob\nhi");
    chat.types("one", "two", "/join b", "three").serverSends("LIVE #b 7");
    chat.linkBreaks()
        .reconnects()
        .forget()
        .serverSends(welcome(1))
        .sent("JOIN #lobby 1", "JOIN #b 7", "SAY 2 #lobby\ntwo", "SAY 3 #b\nthree")
        .shows("reconnected: alice, was alice");
  }

  @Test
  void unansweredRenameFollowsTheJoins() {
    losesTheLinkAfter("/nick al", "one")
        .serverSends(welcome(0))
        .sent("JOIN #lobby 0", "NICK al", "SAY 1 #lobby\none")
        .serverSends("RENAMED alice al", "ACK 1 #lobby 1 1")
        .linkBreaks()
        .reconnects()
        .sent("HELLO 1 al *")
        .serverSends("WELCOME al fake/1 log 1 65536")
        .sent("JOIN #lobby 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RENAMED alice al", "ERROR nick-in-use NICK al\ntaken"})
  void answeredRenameIsNotSentAgain(String answer) {
    chat.types("/nick al").serverSends(answer);
    losesTheLinkAfter("one").serverSends(welcome(0)).sent("JOIN #lobby 0", "SAY 1 #lobby\none");
  }

  @Test
  void roomThatWasLeftIsNotJoinedAgain() {
    losesTheLinkAfter("/join b", "/leave").serverSends(welcome(0)).sent("JOIN #lobby 0");
  }

  @Test
  void leaveThatWaitedForItsTurnIsAnsweredOnTheNextLink() {
    losesTheLinkAfter("one", "/leave", "/join lobby")
        .serverSends(welcome(0))
        .sent("JOIN #lobby 0", "SAY 1 #lobby\none")
        .serverSends("ACK 1 #lobby 1 1")
        .sent("LEAVE #lobby", "JOIN #lobby")
        .forget()
        .serverSends("LEFT #lobby alice")
        .shows();
    assertEquals("#lobby", chat.state().current().orElseThrow().value());
  }

  @Test
  void storedMessagesAreAcknowledgedInTheirPlaceWhenReadBack() {
    losesTheLinkAfter("one", "two")
        .serverSends(welcome(2))
        .sent("JOIN #lobby 0")
        .shows("reconnected: alice, was alice")
        .serverSends("SAID #lobby 1 1 alice 1\none", "SAID #lobby 2 1 bob\nx")
        .serverSends(
            "SAID #lobby 3 1 alice 2\ntwo", "SAID #lobby 1 1 alice 1\none", "LIVE #lobby 3")
        .shows(
            "stored: #lobby 1 alice: one (ours)",
            "catching up in #lobby",
            "#lobby 2 bob: x (missed)",
            "stored: #lobby 3 alice: two (ours)",
            "caught up in #lobby: 1",
            "live: #lobby");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"LIVE #lobby 9", "LEFT #lobby alice", "ERROR too-many JOIN #LOBBY\ntoo many"})
  void storedMessagesThatAreNotReadBackAreAcknowledgedAtTheEndOfTheReplay(String end) {
    losesTheLinkAfter("one", "two")
        .serverSends(welcome(2), "SAID #lobby 1 1 alice 1\none")
        .forget();
    chat.serverSends(end);
    assertEquals(0, chat.state().pendingCount());
    chat.types("/nick al").sent("NICK al"); // nothing is unanswered any more
  }

  @Test
  void storedMessageWithoutAReplayIsAcknowledgedAtTheWelcome() {
    losesTheLinkAfter("/msg bob psst", "one")
        .serverSends(welcome(2))
        .shows("stored: @ ? [to bob] psst (ours)", "reconnected: alice, was alice")
        .serverSends("LIVE #lobby 0")
        .shows("stored: #lobby ? alice: one (ours)", "live: #lobby");
  }

  @Test
  void storedMessagesAreAcknowledgedAtTheEndEvenIfTheServerIsGone() {
    losesTheLinkAfter("one")
        .serverSends(welcome(1))
        .forget()
        .linkEnds(Kind.BYE, "kicked")
        .shows("stored: #lobby ? alice: one (ours)", "plain paused")
        .exits(1, "kicked");
  }

  @Test
  void storedMessagesDelayALeaveUntilTheyAreAcknowledged() {
    losesTheLinkAfter("one")
        .serverSends(welcome(1))
        .forget()
        .endsInput()
        .sent()
        .serverSends("SAID #lobby 1 1 alice 1\none")
        .sent("BYE");
  }

  @Test
  void cursorIsWhereOurOwnMessageWasReadBack() {
    losesTheLinkAfter("one", "two")
        .serverSends(welcome(2), "SAID #lobby 4 1 alice 1\none")
        .linkBreaks()
        .reconnects()
        .forget()
        .serverSends(welcome(2))
        .sent("JOIN #lobby 4");
  }

  @Test
  void messagesKeepTheirNumbersOnTheNextLink() {
    chat.types("bad", "two", "three").serverSends("ERROR too-long SAY 1\ntoo long");
    losesTheLinkAfter("four")
        .serverSends(welcome(2))
        .sent("JOIN #lobby 0", "SAY 3 #lobby\nthree", "SAY 4 #lobby\nfour")
        .serverSends("ERROR too-long SAY 3\ntoo long, too")
        .shows("reconnected: alice, was alice", "refused: three (too long, too)")
        .types("five")
        .sent("SAY 5 #lobby\nfive");
  }

  @Test
  void lossBetweenHelloAndWelcomeLosesNothing() {
    losesTheLinkAfter("one").serverCloses().shows("pausing").reconnects().linkBreaks().reconnects();
    chat.forget().serverSends(welcome(0)).sent("JOIN #lobby 0", "SAY 1 #lobby\none");
  }

  @Test
  void anotherLogMakesCursorsAndNumbersMeaningless() {
    chat.serverSends("SAID #lobby 7 1 bob\nold", "TOLD 9 1 bob\nold, too");
    losesTheLinkAfter("one", "two")
        .serverSends("WELCOME alice fake/1 another 5 65536")
        .sentAlsoInbox("JOIN @", "JOIN #lobby", "SAY 6 #lobby\none", "SAY 7 #lobby\ntwo")
        .shows(
            "* this server has another log: some of what was said before may be missing",
            "reconnected: alice, was alice")
        .serverSends("SAID #lobby 1 1 bob\nnew", "TOLD 1 1 bob\nnew, too")
        .shows("#lobby 1 bob: new (before)", "@ 1 [bob] new, too (missed)")
        .linkBreaks()
        .reconnects()
        .forget()
        .serverSends("WELCOME alice fake/1 another 7 65536")
        .sentAlsoInbox("JOIN @ 1", "JOIN #lobby 1");
  }

  @Test
  void pendingMessagesAreNumberedAnewForAnotherLog() {
    chat.types("one", "two", "three", "four").serverSends("ACK 1 #lobby 1 1", "ACK 2 #lobby 2 1");
    losesTheLinkAfter("five")
        .serverSends("WELCOME alice fake/1 another 1 65536")
        .sent("JOIN #lobby", "SAY 2 #lobby\nthree", "SAY 3 #lobby\nfour", "SAY 4 #lobby\nfive")
        .serverSends("ACK 2 #lobby 2 1", "ACK 3 #lobby 3 1", "ACK 4 #lobby 4 1")
        .types("six")
        .sent("SAY 5 #lobby\nsix");
    assertEquals(1, chat.state().pendingCount());
  }

  @Test
  void messagesStoredInTheOtherLogAreAcknowledgedBeforeItIsReported() {
    losesTheLinkAfter("one")
        .serverSends(welcome(1))
        .linkBreaks()
        .reconnects()
        .forget()
        .serverSends("WELCOME alice fake/1 another 0 65536")
        .shows(
            "stored: #lobby ? alice: one (ours)",
            "* this server has another log: some of what was said before may be missing",
            "reconnected: alice, was alice");
  }

  @Test
  void messageThatIsAnsweredTwiceIsShownOnce() {
    losesTheLinkAfter("one")
        .serverSends(welcome(0))
        .serverSends("ACK 1 #lobby 1 1", "SAID #lobby 1 1 alice 1\none")
        .shows("reconnected: alice, was alice", "stored: #lobby 1 alice: one (ours)");
  }

  @Test
  void logThatEndsEarlierThanItDidStillShowsWhatFollows() {
    chat.types("one").serverSends("ACK 1 #lobby 50 1", "LIVE #lobby 50");
    losesTheLinkAfter("two")
        .serverSends(welcome(0))
        .sent("JOIN #lobby 50", "SAY 2 #lobby\ntwo")
        .serverSends("SAID #lobby 29 1 bob\nold", "LIVE #lobby 29")
        .forget();
    chat.serverSends("SAID #lobby 30 2 bob\nnew", "ACK 2 #lobby 31 3")
        .shows("#lobby 30 bob: new", "stored: #lobby 31 alice: two (ours)");
    assertEquals(0, chat.state().pendingCount());
  }
}
