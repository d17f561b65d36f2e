package chat.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** In which order a batch's messages are stored, sent and acknowledged. */
class MessageOrderTest {
  private final TestChat chat = new TestChat();
  private final HubUser alice = chat.framedIn("#tea", "alice");
  private final HubUser bob = chat.framedIn("#tea", "bob");

  MessageOrderTest() {
    alice.skips();
  }

  @Test
  void nothingIsSentBeforeTheCommit() {
    alice.sends("SAY 1 #tea⏎hello");
    alice.seesNothing();
    bob.seesNothing();
    alice.awaitsAnswers(1);
    assertEquals(0, chat.log().commits());
    chat.endsBatch();
    assertEquals(1, chat.log().commits());
    alice.sees("ACK 1 #tea 1 1000");
    bob.sees("SAID #tea 1 1000 alice⏎hello");
    alice.awaitsAnswers(0);
  }

  @Test
  void acknowledgementsTakeTheMessagesPlaceInTheOrder() {
    alice.sends("SAY 1 #tea⏎one");
    bob.sends("SAY 1 #tea⏎two", "EMOTE 2 #tea⏎waves");
    alice.sends("SAY 2 #tea⏎four");
    HubUser carol = chat.framedIn("#tea", "carol");
    alice.sees(
        "ACK 1 #tea 1 1000",
        "SAID #tea 2 1000 bob⏎two",
        "EMOTED #tea 3 1000 bob⏎waves",
        "ACK 2 #tea 4 1000",
        "JOINED #tea carol");
    bob.sees(
        "SAID #tea 1 1000 alice⏎one",
        "ACK 1 #tea 2 1000",
        "ACK 2 #tea 3 1000",
        "SAID #tea 4 1000 alice⏎four",
        "JOINED #tea carol");
    carol.seesNothing();
  }

  @Test
  void oneBatchIsOneCommitForAllRooms() {
    alice.sends("JOIN #cake");
    alice.skips();
    bob.sendsBatch("SAY 1 #tea⏎first");
    alice.sends("SAY 1 #cake⏎in cake", "SAY 2 #tea⏎in tea", "SAY 3 #cake⏎cake again");
    chat.endsBatch();
    assertEquals(2, chat.log().commits());
    alice.sees(
        "SAID #tea 1 1000 bob⏎first",
        "ACK 1 #cake 1 1000",
        "ACK 2 #tea 2 1000",
        "ACK 3 #cake 2 1000");
    bob.sees("ACK 1 #tea 1 1000", "SAID #tea 2 1000 alice⏎in tea");
  }

  @Test
  void acknowledgementsComeInTheOrderOfIdsAcrossRoomsAndDirectMessages() {
    alice.sends("JOIN #cake", "JOIN @");
    alice.skips();
    bob.sends("JOIN @");
    bob.skips();
    alice.sends("SAY 1 #tea⏎one", "TELL 2 bob⏎two");
    bob.sends("SAY 1 #tea⏎between", "TELL 2 alice⏎psst");
    alice.sendsBatch(
        "SAY 3 #cake⏎three", "EMOTE 4 #tea⏎four", "TELL 5 alice⏎five", "SAY 6 #tea⏎six");
    alice.sees(
        "ACK 1 #tea 1 1000",
        "ACK 2 @ 0 1000",
        "ACK 3 #cake 1 1000",
        "SAID #tea 2 1000 bob⏎between",
        "ACK 4 #tea 3 1000",
        "TOLD 1 1000 bob⏎psst",
        "TOLD 2 1000 alice⏎five",
        "ACK 5 @ 0 1000",
        "ACK 6 #tea 4 1000");
    bob.sees(
        "SAID #tea 1 1000 alice⏎one",
        "ACK 1 #tea 2 1000",
        "ACK 2 @ 0 1000",
        "EMOTED #tea 3 1000 alice⏎four",
        "SAID #tea 4 1000 alice⏎six",
        "TOLD 1 1000 alice⏎two");
    assertEquals(1, chat.log().commits());
  }

  @Test
  void fullRoomLaneOfASenderToSeveralRoomsLosesAndRepeatsNothing() throws Exception {
    alice.sends("JOIN #cake");
    alice.skips();
    alice.readsOnly(1);
    bob.sends("SAY 1 #tea⏎zero");
    alice.sendsBatch("SAY 1 #cake⏎one", "SAY 2 #tea⏎two", "SAY 3 #cake⏎three", "TELL 4 bob⏎four");
    alice.sees("ACK 1 #cake 1 1000", "ACK 4 @ 0 1000");
    alice.readsAgain();
    alice.seesReplay("SAID #tea 1 1000 bob⏎zero", "SAID #tea 2 1000 alice 2⏎two");
    alice.sees("TOPIC #tea⏎", "MEMBERS #tea 2⏎alice⏎bob", "LIVE #tea 2");
    alice.seesReplay("SAID #cake 2 1000 alice 3⏎three");
    alice.sees("TOPIC #cake⏎", "MEMBERS #cake 1⏎alice", "LIVE #cake 2");
    alice.hasNoReplay();
  }

  @Test
  void directMessageToOneselfIsSentAndAcknowledged() {
    alice.sends("JOIN @");
    alice.skips();
    alice.sendsBatch("TELL 1 alice⏎a note");
    alice.sees("TOLD 1 1000 alice⏎a note", "ACK 1 @ 0 1000");
  }

  @Test
  void storedIdIsAcknowledgedAgainAndNotStored() {
    alice.sendsBatch("SAY 1 #tea⏎once");
    alice.sendsBatch("SAY 1 #tea⏎once");
    alice.sees("ACK 1 #tea 1 1000", "ACK 1 - 0 0");
    bob.sees("SAID #tea 1 1000 alice⏎once");
    assertEquals(1, chat.log().commits());
  }

  @Test
  void retryWithinABatchCommitsTheFirst() {
    alice.sends("SAY 1 #tea⏎once", "SAY 1 #tea⏎once");
    alice.sees("ACK 1 #tea 1 1000", "ACK 1 - 0 0");
    alice.awaitsAnswers(0);
    chat.endsBatch();
    alice.seesNothing();
    bob.sees("SAID #tea 1 1000 alice⏎once");
  }

  @Test
  void guestSeesOthersMessagesAndNotItsOwn() {
    alice.sends("JOIN #lobby");
    HubUser guest = chat.guest();
    guest.skips();
    guest.sends("SAY 0 #lobby⏎mine");
    alice.sends("SAY 1 #lobby⏎hello");
    chat.endsBatch();
    guest.sees("alice: hello");
    guest.awaitsAnswers(0);
  }
}
