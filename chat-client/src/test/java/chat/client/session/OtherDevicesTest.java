package chat.client.session;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a session follows the other devices of its account. */
final class OtherDevicesTest {
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

  private static SessionTranscript alice() {
    return SessionTranscript.onScreen("alice@localhost")
        .serverWelcomes("alice")
        .serverSends("ACCOUNT alice 17", "READ @ 5", "DONE AUTH password")
        .sentAlsoInbox("JOIN @ 5")
        .serverSends("LIVE @ 5")
        .forget();
  }

  @Test
  void inboxOfTheAccountIsResumedWhereItWasRead() {
    SessionTranscript chat = alice();
    chat.serverSends("TOLD 6 1 bob\npsst").shows("@ 6 [bob] psst");
    chat.serverSends("RENAMED alice alice-2", "ACCOUNT - 0", "DONE AUTH logout")
        .sentAlsoInbox("JOIN @ 0");
  }

  @Test
  void directMessageThatAnotherDeviceHasReadIsNotSkipped() {
    alice()
        .serverSends("READ @ 7", "TOLD 6 1 bob\npsst", "TOLD 7 1 bob\nhey")
        .shows("@ 6 [bob] psst", "@ 7 [bob] hey");
  }

  @Test
  void nextLoginResumesTheInboxWhereThisDeviceIs() {
    SessionTranscript chat = alice();
    chat.serverSends("TOLD 6 1 bob\npsst").shows("@ 6 [bob] psst");
    chat.serverSends("RENAMED alice alice-2", "ACCOUNT - 0", "DONE AUTH logout")
        .forget()
        .serverSends("ACCOUNT alice 17", "READ @ 9", "DONE AUTH password")
        .sentAlsoInbox("JOIN @ 6");
  }

  @Test
  void inboxesOfALostLogAreNotReplayedAsAWhole() {
    SessionTranscript chat = alice();
    chat.serverSends("RENAMED alice alice-2", "ACCOUNT - 0", "DONE AUTH logout").linkBreaks();
    chat.reconnects()
        .serverSends("WELCOME alice-2 fake/1 other-log 0 65536")
        .forget()
        .serverSends("ACCOUNT alice 17", "DONE AUTH password")
        .sentAlsoInbox("JOIN @");
  }

  @Test
  void loginBeforeTheWelcomeResumesTheInboxOnce() {
    SessionTranscript.onScreen("alice@localhost")
        .serverGreets()
        .forget()
        .serverSends("ACCOUNT alice 17", "READ @ 5", "DONE AUTH token")
        .serverSends("WELCOME alice fake/1 log 0 65536")
        .sentAlsoInbox("JOIN @ 5", "JOIN #lobby");
  }

  @Test
  void roomOfAnotherDeviceIsEnteredInTheBackground() {
    alice()
        .serverSends("JOINED #tea alice 17")
        .sent()
        .timePasses(TWO_SECONDS)
        .sent("JOIN #tea")
        .types("hello")
        .sent("SAY 1 #lobby\nhello");
  }

  @Test
  void roomThatAnotherDeviceLeftIsLeft() {
    alice()
        .serverSends("LEFT #lobby alice")
        .timePasses(TWO_SECONDS)
        .sent("LEAVE #lobby")
        .serverSends("LEFT #lobby alice")
        .timePasses(TWO_SECONDS)
        .sent()
        .shows("* left #lobby as on another device of yours");
  }

  /** Otherwise two devices would follow each other in and out for ever. */
  @Test
  void deviceThatLeavesAndEntersAtOnceIsNotFollowed() {
    alice()
        .serverSends("LEFT #lobby alice", "JOINED #lobby alice 17")
        .timePasses(TWO_SECONDS)
        .sent()
        .shows();
  }

  @Test
  void programFollowsNoDevice() {
    SessionTranscript.ofProgram("alice@localhost")
        .serverWelcomes("alice")
        .serverSends("ACCOUNT alice 17", "READ #tea 3 in", "DONE AUTH password")
        .forget()
        .serverSends("LEFT #lobby alice", "JOINED #tea alice 17")
        .timePasses(TWO_SECONDS)
        .sent()
        .types("hello")
        .sent("SAY 1 #lobby\nhello");
  }

  @Test
  void whatIsReadIsSent() {
    alice()
        .serverSends("SAID #lobby 1 1 bob\nhi", "SAID #lobby 2 1 bob\nyou", "TOLD 6 1 bob\npsst")
        .sent()
        .timePasses(TWO_SECONDS)
        .sent("READ @ 6", "READ #lobby 2")
        .timePasses(TWO_SECONDS)
        .sent();
  }

  @Test
  void roomThatWasInFrontForAMomentIsRead() {
    alice()
        .types("/join #tea")
        .serverSends("SAID #tea 3 1 bob\nhi", "LIVE #tea 3")
        .types("/go #lobby")
        .forget()
        .timePasses(TWO_SECONDS)
        .sent("READ #tea 3");
  }

  @Test
  void directMessageThatWaitsOnAPageIsNotRead() {
    alice()
        .types("/query bob", "/go #lobby")
        .forget()
        .serverSends("TOLD 6 1 bob\npsst", "TOLD 7 1 carol\npsst")
        .timePasses(TWO_SECONDS)
        .sent()
        .types("/go bob")
        .timePasses(TWO_SECONDS)
        .sent("READ @ 7");
  }

  @Test
  void whatAnotherDeviceHasReadIsNotSentAgain() {
    alice()
        .serverSends("SAID #lobby 1 1 bob\nhi", "READ #lobby 1 in")
        .shows("#lobby 1 bob: hi", "read elsewhere: #lobby 1")
        .timePasses(TWO_SECONDS)
        .sent();
  }

  @Test
  void guestReportsNothingAsRead() {
    SessionTranscript.onScreen("alice@localhost")
        .serverWelcomes("alice")
        .serverSends("SAID #lobby 1 1 bob\nhi")
        .timePasses(TWO_SECONDS)
        .sent();
  }
}
