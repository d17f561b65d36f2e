package chat.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which messages are shown, and as what. */
final class ReadingTest {
  private static final String WELCOME = "WELCOME alice fake/1 log 0 65536";

  private final SessionTranscript chat =
      SessionTranscript.ofPerson("alice@localhost", "--ignore", "pest");

  @Test
  void messagesBeforeLiveWereSaidBeforeWeEntered() {
    chat.serverGreets()
        .serverSends(WELCOME)
        .forget()
        .serverSends("SAID #lobby 1 1 bob\nhi", "LIVE #lobby 1", "SAID #lobby 2 1 bob\nyou")
        .shows("#lobby 1 bob: hi (before)", "live: #lobby", "#lobby 2 bob: you");
  }

  @Test
  void messagesAfterALossUpToLiveWereMissed() {
    chat.serverWelcomes("alice")
        .linkBreaks()
        .reconnects()
        .serverSends(WELCOME)
        .forget()
        .serverSends("SAID #lobby 1 1 bob\nhi", "EMOTED #lobby 2 1 bob\nwaves", "LIVE #lobby 2")
        .serverSends("SAID #lobby 3 1 bob\nnow")
        .shows(
            "catching up in #lobby",
            "#lobby 1 bob: hi (missed)",
            "#lobby 2 ~ bob waves (missed)",
            "caught up in #lobby: 2",
            "live: #lobby",
            "#lobby 3 bob: now");
  }

  @Test
  void messagesOfTheIgnoredAndOurOwnAreNotCountedAsMissed() {
    chat.serverWelcomes("alice")
        .linkBreaks()
        .reconnects()
        .serverSends(WELCOME)
        .forget()
        .serverSends("SAID #lobby 1 1 pest\nhi", "SAID #lobby 2 1 alice 9\nmine")
        .shows("#lobby 1 pest: hi (missed)", "#lobby 2 alice: mine (missed) (ours)")
        .serverSends("SAID #lobby 3 1 bob\nhi", "SAID #lobby 4 1 pest\nhi", "LIVE #lobby 4")
        .shows(
            "catching up in #lobby",
            "#lobby 3 bob: hi (missed)",
            "#lobby 4 pest: hi (missed)",
            "caught up in #lobby: 1",
            "live: #lobby");
  }

  @Test
  void catchUpThatIsInterruptedGoesOnCounting() {
    chat.serverWelcomes("alice").linkBreaks().reconnects().serverSends(WELCOME);
    chat.serverSends("SAID #lobby 1 1 bob\none").linkBreaks().reconnects().serverSends(WELCOME);
    chat.forget()
        .serverSends("SAID #lobby 2 1 bob\ntwo", "LIVE #lobby 2")
        .shows("#lobby 2 bob: two (missed)", "caught up in #lobby: 2", "live: #lobby");
  }

  @Test
  void linkLostBeforeTheFirstLiveLeavesTheRoomEntering() {
    chat.serverGreets().serverSends(WELCOME).serverSends("SAID #lobby 1 1 bob\none").linkBreaks();
    chat.reconnects()
        .forget()
        .serverSends(WELCOME)
        .sent("JOIN #lobby 1")
        .serverSends("SAID #lobby 2 1 bob\ntwo")
        .shows("reconnected: alice, was alice", "#lobby 2 bob: two (before)");
  }

  @Test
  void skippedEntryMovesTheCursorAndShowsNothing() {
    chat.serverWelcomes("alice")
        .serverSends("SKIP #lobby 1", "SAID #lobby 2 1 bob\ntwo", "SKIP #lobby 3", "SKIP @ 1")
        .shows("#lobby 2 bob: two")
        .linkBreaks()
        .reconnects()
        .forget()
        .serverSends(WELCOME)
        .sentAlsoInbox("JOIN @ 1", "JOIN #lobby 3")
        .serverSends("SKIP #lobby 3", "SKIP #elsewhere 9", "SKIP what 9")
        .shows("reconnected: alice, was alice");
  }

  @Test
  void eachMessageIsShownOnceHoweverOftenItIsSent() {
    chat.serverWelcomes("alice")
        .serverSends("SAID #lobby 1 1 bob\none", "GAP #lobby 2 3", "TOLD 1 1 bob\npsst")
        .shows("#lobby 1 bob: one", "gap in #lobby: 2 to 3", "@ 1 [bob] psst")
        .linkBreaks()
        .reconnects()
        .serverSends(WELCOME)
        .forget()
        .serverSends("TOLD 1 1 bob\npsst", "SAID #lobby 1 1 bob\none", "GAP #lobby 2 3")
        .serverSends("TOLD 2 1 bob\nagain", "EMOTED #lobby 4 1 bob\nwaves")
        .serverSends("EMOTED #lobby 4 1 bob\nwaves", "GAP @ 3 4", "GAP @ 1 4", "LIVE @ 4")
        .shows(
            "@ 2 [bob] again (missed)",
            "catching up in #lobby",
            "#lobby 4 ~ bob waves (missed)",
            "gap in @: 3 to 4");
  }

  @Test
  void gapInTheAnswerToHistoryIsShownThoughTheCursorIsBeyondIt() {
    chat.serverWelcomes("alice")
        .serverSends("SAID #lobby 9 1 bob\nnine", "LIVE #lobby 9")
        .types("/history")
        .forget()
        .serverSends("GAP #other 1 2", "GAP #lobby 1 7", "PAST #lobby 8 1 bob\neight")
        .serverSends("PAST #lobby 9 1 bob\nnine", "DONE HISTORY #lobby", "GAP #lobby 1 7")
        .shows(
            "gap in #other: 1 to 2",
            "answer to HISTORY #lobby",
            "gap in #lobby: 1 to 7",
            "#lobby 8 bob: eight (found)",
            "#lobby 9 bob: nine (found)");
  }

  @Test
  void gapIsTheWholeAnswerToHistoryOfMessagesThatAreNotStored() {
    chat.serverWelcomes("alice")
        .serverSends("SAID #lobby 9 1 bob\nnine", "LIVE #lobby 9")
        .types("/history")
        .types("/history")
        .forget()
        .serverSends("GAP #lobby 1 7", "DONE HISTORY #lobby")
        .shows("answer to HISTORY #lobby", "gap in #lobby: 1 to 7")
        .serverSends("DONE HISTORY #lobby")
        .shows("nothing found by HISTORY");
  }

  @Test
  void logThatEndsEarlierThanItDidIsFollowedFromThere() {
    chat.serverWelcomes("alice")
        .serverSends("SAID #lobby 50 1 bob\nbefore", "LIVE #lobby 3", "SAID #lobby 4 1 bob\nnow")
        .shows("#lobby 50 bob: before", "live: #lobby", "#lobby 4 bob: now");
  }

  @Test
  void messagesUnderOurNickMayBeOursUnlessTheServerSaysSo() {
    chat.serverWelcomes("alice")
        .serverSends("SAID #lobby 1 1 Alice\nhi", "SAID #lobby 2 1 alice 7\nme")
        .shows("#lobby 1 Alice: hi (namesake)", "#lobby 2 alice: me (ours)");
  }

  @Test
  void messageOnItsWayWhenWeLeftTheRoomHappensNow() {
    chat.serverWelcomes("alice")
        .types("/leave")
        .forget()
        .serverSends("SAID #lobby 1 1 bob\nbye", "LEFT #lobby alice", "SAID #x 1 1 bob\nwhere?")
        .shows("#lobby 1 bob: bye", "#x 1 bob: where?");
  }

  @Test
  void replayThatALeaveInterruptsIsStillOld() {
    chat.serverWelcomes("alice")
        .types("/join dev", "/leave")
        .forget()
        .serverSends("SAID #dev 7 1 bob\nold", "LIVE #dev 7", "SAID #dev 8 1 bob\nnew")
        .shows("#dev 7 bob: old (before)", "#dev 8 bob: new");
  }

  @Test
  void replayAfterEnteringAgainIsOldWhateverTheOneBeforeStillSends() {
    chat.serverWelcomes("alice")
        .types("/join dev", "/leave", "/join dev")
        .forget()
        .serverSends("SAID #dev 7 1 bob\nold", "LIVE #dev 7", "LEFT #dev alice")
        .serverSends("SAID #dev 7 1 bob\nold", "LIVE #dev 7", "SAID #dev 8 1 bob\nnew")
        .shows(
            "#dev 7 bob: old (before)",
            "#dev 7 bob: old (before)",
            "live: #dev",
            "#dev 8 bob: new");
  }

  @Test
  void messagesThatHistoryAndSearchFindAreNotNews() {
    chat.serverWelcomes("alice")
        .serverSends("SAID #lobby 5 1 bob\nhi")
        .forget()
        .types("/history 2")
        .sent("HISTORY #lobby - 2")
        .serverSends("PAST #lobby 4 1 bob\nold", "PAST #lobby 5 1 alice emote\nwaves")
        .serverSends("DONE HISTORY #lobby")
        .shows(
            "answer to HISTORY #lobby",
            "#lobby 4 bob: old (found)",
            "#lobby 5 ~ alice waves (found) (namesake)")
        .types("/search tea")
        .sent("SEARCH #lobby 20\ntea")
        .serverSends("DONE SEARCH #lobby", "DONE ROOMS -")
        .shows("nothing found by SEARCH");
  }

  @Test
  void eachAnswerToALookUpBeginsWithItsRequest() {
    chat.serverWelcomes("alice")
        .types("/search tea", "/history 1", "/search milk", "/history")
        .forget()
        .serverSends("PAST #lobby 4 1 bob\ntea", "DONE SEARCH #lobby")
        .serverSends("ERROR bad-token HISTORY #lobby\nno")
        .serverSends("DONE SEARCH #lobby")
        .serverSends(
            "PAST #lobby 5 1 bob\nmilk", "PAST #lobby 6 1 bob\nmore", "DONE HISTORY #lobby")
        .shows(
            "answer to SEARCH #lobby",
            "#lobby 4 bob: tea (found)",
            "refused: no",
            "nothing found by SEARCH",
            "answer to HISTORY #lobby",
            "#lobby 5 bob: milk (found)",
            "#lobby 6 bob: more (found)");
  }

  @Test
  void searchThatLeftMessagesOutSaysSoAfterThoseItFound() {
    chat.serverWelcomes("alice")
        .types("/search tea", "/search milk", "/search more")
        .forget()
        .serverSends("PAST #lobby 4 1 bob\ntea", "DONE SEARCH #lobby 1234")
        .serverSends("DONE SEARCH #lobby 0 too-common")
        .serverSends("DONE SEARCH #lobby 7 no-index")
        .shows(
            "answer to SEARCH #lobby",
            "#lobby 4 bob: tea (found)",
            "search cut: 1234 -",
            "nothing found by SEARCH",
            "search cut: 0 too-common",
            "nothing found by SEARCH",
            "search cut: 7 no-index");
  }

  @Test
  void requestsOfALostLinkAreNotAnsweredOnTheNext() {
    chat.serverWelcomes("alice").types("/search tea").linkBreaks();
    chat.types("/history 1").reconnects().serverSends(WELCOME).forget();
    chat.serverSends("PAST #lobby 5 1 bob\nmilk", "DONE HISTORY #lobby")
        .shows("answer to HISTORY #lobby", "#lobby 5 bob: milk (found)");
  }

  @Test
  void lookUpThatALostLinkInterruptedFoundNothingYet() {
    chat.serverWelcomes("alice").serverSends("PAST #lobby 4 1 bob\nold").linkBreaks().reconnects();
    chat.serverSends(WELCOME)
        .forget()
        .serverSends("DONE HISTORY #lobby")
        .shows("nothing found by HISTORY");
  }

  @Test
  void replyGoesToTheLastTellerWhoIsNotIgnored(@TempDir Path home) {
    SessionTranscript person =
        SessionTranscript.ofPersonAt(home, "alice@localhost", "--ignore", "pest");
    person
        .serverWelcomes("alice")
        .serverSends("TOLD 1 1 pest\npsst")
        .shows("@ 1 [pest] psst")
        .types("/reply hi")
        .shows("* nobody has sent you a direct message yet; /msg sends one")
        .serverSends("TOLD 2 1 bob\npsst", "TOLD 3 1 pest\npsst")
        .types("/reply hi")
        .sent("TELL 1 bob\nhi")
        .serverSends("RENAMED bob rob")
        .types("/reply hi")
        .sent("TELL 2 rob\nhi")
        .types("/unignore pest")
        .serverSends("TOLD 4 1 pest\npsst")
        .types("/reply go on")
        .sent("TELL 3 pest\ngo on");
  }

  @Test
  void malformedMessageIsSkippedAndReported() {
    chat.serverWelcomes("alice")
        .happens(s -> s.malformed("SAID needs a room"))
        .shows("* skipped a malformed message from the server: SAID needs a room");
  }

  @Test
  void acknowledgementWithoutATimeIsDatedWhenItArrives() {
    chat.serverWelcomes("alice").types("a").serverSends("ACK 1 #lobby 1 0");
    chat.shows("queued: a", "stored: #lobby ? alice: a (ours)");
    assertEquals(0, chat.state().pendingCount());
  }
}
