package chat.server.hub;

import chat.server.hub.peer.Budget;
import org.junit.jupiter.api.Test;

/** How a member who is behind gets each message once, in order, and goes live. */
class CatchUpTest {
  private final TestChat chat = new TestChat();
  private final HubUser alice = chat.framedIn("#tea", "alice");
  private final HubUser bob = chat.framedIn("#tea", "bob");

  CatchUpTest() {
    alice.skips();
  }

  @Test
  void joinReplaysTheNewestTwenty() {
    for (int id = 1; id <= 21; id++) {
      alice.sends("SAY " + id + " #tea⏎" + id);
    }
    HubUser carol = chat.framed("carol");
    carol.sends("JOIN #tea");
    String[] expected = new String[23];
    for (int i = 0; i < 20; i++) {
      expected[i] = "SAID #tea " + (i + 2) + " 1000 alice⏎" + (i + 2);
    }
    expected[20] = "TOPIC #tea⏎";
    expected[21] = "MEMBERS #tea 3⏎alice⏎bob⏎carol";
    expected[22] = "LIVE #tea 21";
    carol.sees(expected);
  }

  @Test
  void joinWithACountReplaysThatMany() {
    alice.sends("SAY 1 #tea⏎one", "SAY 2 #tea⏎two", "SAY 3 #tea⏎three");
    HubUser carol = chat.framed("carol");
    carol.sends("JOIN #tea - 2");
    carol.sees(
        "SAID #tea 2 1000 alice⏎two",
        "SAID #tea 3 1000 alice⏎three",
        "TOPIC #tea⏎",
        "MEMBERS #tea 3⏎alice⏎bob⏎carol",
        "LIVE #tea 3");
    HubUser dave = chat.framed("dave");
    dave.sends("JOIN #tea - 0");
    dave.sees("TOPIC #tea⏎", "MEMBERS #tea 4⏎alice⏎bob⏎carol⏎dave", "LIVE #tea 3");
  }

  @Test
  void countAppliesWhereTheCursorIsBeyondTheEnd() {
    alice.sends("SAY 1 #tea⏎one", "SAY 2 #tea⏎two", "SAY 3 #tea⏎three");
    HubUser carol = chat.framed("carol");
    carol.sends("JOIN #tea 1 1");
    carol.sees(
        "SAID #tea 2 1000 alice⏎two",
        "SAID #tea 3 1000 alice⏎three",
        "TOPIC #tea⏎",
        "MEMBERS #tea 3⏎alice⏎bob⏎carol",
        "LIVE #tea 3");
    HubUser dave = chat.framed("dave");
    dave.sends("JOIN #tea 9 1");
    dave.sees(
        "SAID #tea 3 1000 alice⏎three",
        "TOPIC #tea⏎",
        "MEMBERS #tea 4⏎alice⏎bob⏎carol⏎dave",
        "LIVE #tea 3");
  }

  @Test
  void joinWithACursorReplaysWhatFollowsIt() {
    alice.sends("SAY 1 #tea⏎one", "SAY 2 #tea⏎two", "SAY 3 #tea⏎three");
    HubUser carol = chat.framed("carol");
    carol.sends("JOIN #tea 2");
    carol.sees(
        "SAID #tea 3 1000 alice⏎three",
        "TOPIC #tea⏎",
        "MEMBERS #tea 3⏎alice⏎bob⏎carol",
        "LIVE #tea 3");
    alice.sendsBatch("SAY 4 #tea⏎four");
    carol.sees("SAID #tea 4 1000 alice⏎four");
  }

  @Test
  void rejoinWithACursorReplaysOwnMessagesWithTheirIds() {
    alice.sends("SAY 1 #tea⏎mine");
    bob.sends("SAY 1 #tea⏎not mine");
    alice.sends("JOIN #tea 0");
    alice.sees(
        "ACK 1 #tea 1 1000",
        "SAID #tea 2 1000 bob⏎not mine",
        "SAID #tea 1 1000 alice 1⏎mine",
        "SAID #tea 2 1000 bob⏎not mine",
        "TOPIC #tea⏎",
        "MEMBERS #tea 2⏎alice⏎bob",
        "LIVE #tea 2");
    bob.skips();
  }

  @Test
  void fullRoomLaneIsReplayedFromTheFirstLostMessage() throws Exception {
    alice.sendsBatch("SAY 1 #tea⏎taken");
    bob.sees("SAID #tea 1 1000 alice⏎taken");
    alice.sendsBatch("SAY 2 #tea⏎queued and dropped");
    bob.stopsReading();
    alice.sendsBatch("SAY 3 #tea⏎refused");
    alice.sendsBatch("SAY 4 #tea⏎while behind");
    bob.readsAgain();
    bob.seesReplay(
        "SAID #tea 2 1000 alice⏎queued and dropped",
        "SAID #tea 3 1000 alice⏎refused",
        "SAID #tea 4 1000 alice⏎while behind");
    bob.sees("TOPIC #tea⏎", "MEMBERS #tea 2⏎alice⏎bob", "LIVE #tea 4");
    alice.sendsBatch("SAY 5 #tea⏎live");
    bob.sees("SAID #tea 5 1000 alice⏎live");
    bob.hasNoReplay();
  }

  @Test
  void messagesThatAwaitTheirCommitFollowLive() throws Exception {
    bob.stopsReading();
    alice.sendsBatch("SAY 1 #tea⏎refused");
    bob.readsAgain();
    alice.sends("SAY 2 #tea⏎not committed yet");
    bob.seesReplay("SAID #tea 1 1000 alice⏎refused");
    bob.sees("TOPIC #tea⏎", "MEMBERS #tea 2⏎alice⏎bob", "LIVE #tea 1");
    chat.endsBatch();
    bob.sees("SAID #tea 2 1000 alice⏎not committed yet");
  }

  @Test
  void fullRoomLaneReplaysEveryRoomSincePresenceMayBeLost() throws Exception {
    bob.sends("JOIN #cake");
    bob.skips();
    bob.stopsReading();
    alice.sendsBatch("SAY 1 #tea⏎refused");
    bob.readsAgain();
    bob.seesReplay("SAID #tea 1 1000 alice⏎refused");
    bob.sees("TOPIC #tea⏎", "MEMBERS #tea 2⏎alice⏎bob", "LIVE #tea 1");
    bob.seesReplay();
    bob.sees("TOPIC #cake⏎", "MEMBERS #cake 1⏎bob", "LIVE #cake 0");
    bob.hasNoReplay();
  }

  @Test
  void answersAreKeptWhenTheRoomLaneIsDropped() {
    bob.sends("NICK robert");
    alice.sendsBatch("SAY 1 #tea⏎dropped");
    bob.stopsReading();
    alice.sendsBatch("SAY 2 #tea⏎refused");
    bob.sees("RENAMED bob robert");
  }

  @Test
  void ownMessageWhileBehindComesBackWithItsId() throws Exception {
    bob.stopsReading();
    alice.sendsBatch("SAY 1 #tea⏎refused");
    bob.sendsBatch("SAY 1 #tea⏎mine");
    bob.readsAgain();
    bob.seesReplay("SAID #tea 1 1000 alice⏎refused", "SAID #tea 2 1000 bob 1⏎mine");
    bob.sees("TOPIC #tea⏎", "MEMBERS #tea 2⏎alice⏎bob", "LIVE #tea 2");
    bob.awaitsAnswers(0);
  }

  @Test
  void ownMessageThatNoReplayShowsIsAcknowledgedOnLeave() throws Exception {
    bob.stopsReading();
    alice.sendsBatch("SAY 1 #tea⏎refused");
    bob.sendsBatch("SAY 1 #tea⏎mine");
    bob.sends("LEAVE #tea");
    bob.sees("ACK 1 - 0 0", "LEFT #tea bob");
    bob.seesReplay();
    bob.seesNothing();
  }

  @Test
  void ownMessageWhoseAcknowledgementWasDroppedIsAcknowledgedOnLeave() throws Exception {
    bob.sendsBatch("SAY 1 #tea⏎mine");
    bob.stopsReading();
    alice.sendsBatch("SAY 1 #tea⏎refused");
    bob.sends("LEAVE #tea");
    bob.sees("ACK 1 - 0 0", "LEFT #tea bob");
    bob.awaitsAnswers(0);
    bob.seesReplay();
  }

  @Test
  void ownMessageThatAPageHasShownIsNotAcknowledgedAgain() throws Exception {
    bob.stopsReading();
    alice.sendsBatch("SAY 1 #tea⏎refused");
    bob.sendsBatch("SAY 1 #tea⏎mine");
    bob.seesFirstPage("SAID #tea 1 1000 alice⏎refused", "SAID #tea 2 1000 bob 1⏎mine");
    bob.sendsBatch("SAY 2 #tea⏎not shown");
    bob.sends("LEAVE #tea");
    bob.sees("ACK 2 - 0 0", "LEFT #tea bob");
  }

  @Test
  void ownMessageThatTheNextReplayShowsIsAcknowledgedOnce() throws Exception {
    bob.stopsReading();
    alice.sendsBatch("SAY 1 #tea⏎refused");
    bob.sendsBatch("SAY 1 #tea⏎mine", "SAY 2 #tea⏎mine, too");
    bob.readsAgain();
    bob.sends("JOIN #tea 2");
    bob.sees(
        "ACK 1 - 0 0",
        "SAID #tea 3 1000 bob 2⏎mine, too",
        "TOPIC #tea⏎",
        "MEMBERS #tea 2⏎alice⏎bob",
        "LIVE #tea 3");
    bob.awaitsAnswers(0);
  }

  @Test
  void topicOfAMemberWhoIsBehindIsAnsweredInItsPlace() throws Exception {
    bob.stopsReading();
    alice.sendsBatch("SAY 1 #tea⏎refused");
    bob.readsAgain();
    bob.sends("TOPIC #tea⏎at four", "WHO #nowhere");
    bob.sees("TOPIC #tea⏎at four", "MEMBERS #nowhere 0", "DONE WHO #nowhere");
    bob.seesReplay("SAID #tea 1 1000 alice⏎refused");
    bob.sees("TOPIC #tea⏎at four", "MEMBERS #tea 2⏎alice⏎bob", "LIVE #tea 1");
  }

  @Test
  void replayFromBeforeAnotherJoinDoesNotGoLive() throws Exception {
    bob.stopsReading();
    alice.sendsBatch("SAY 1 #tea⏎refused");
    bob.sends("JOIN #tea 0");
    bob.readsAgain();
    bob.seesReplay();
    bob.seesReplay("SAID #tea 1 1000 alice⏎refused");
    bob.sees("TOPIC #tea⏎", "MEMBERS #tea 2⏎alice⏎bob", "LIVE #tea 1");
  }

  @Test
  void inboxIsReplayedFromItsCursorAfterLogin() {
    HubUser carol = chat.framedIn("@", "carol");
    alice.sends("TELL 1 carol⏎one", "TELL 2 carol⏎two");
    carol.losesConnection();
    alice.sends("TELL 3 carol⏎three");
    HubUser again = chat.connects();
    again.sends("HELLO 1 carol carol-client-id-of-a-test", "JOIN @ 1");
    again.sees(
        "WELCOME carol chat-server/test log-id 0 64",
        "TOLD 2 1000 alice⏎two",
        "TOLD 3 1000 alice⏎three",
        "LIVE @ 3");
  }

  @Test
  void fullestRoomLaneIsDroppedWhenAllExceedTheirBudget() throws Exception {
    TestChat small = new TestChat(new Budget(100));
    HubUser carol = small.framedIn("#tea", "carol");
    HubUser dave = small.framedIn("#tea", "dave");
    HubUser slow = small.framedIn("#tea", "slow");
    carol.skips();
    dave.skips();
    carol.sendsBatch("SAY 1 #tea⏎one");
    carol.sees("ACK 1 #tea 1 1000");
    dave.sees("SAID #tea 1 1000 carol⏎one");
    carol.sendsBatch("SAY 2 #tea⏎two");
    carol.sees("ACK 2 #tea 2 1000");
    dave.sees("SAID #tea 2 1000 carol⏎two");
    slow.seesReplay("SAID #tea 1 1000 carol⏎one", "SAID #tea 2 1000 carol⏎two");
    slow.sees("TOPIC #tea⏎", "MEMBERS #tea 3⏎carol⏎dave⏎slow", "LIVE #tea 2");
  }
}
