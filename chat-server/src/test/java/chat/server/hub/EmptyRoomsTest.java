package chat.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A room without members and messages is gone; so is a temporary one with its messages. */
class EmptyRoomsTest {
  private static final Duration GRACE = Duration.ofSeconds(11);
  private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);

  private final TestChat chat = new TestChat();
  private final HubUser alice = chat.framed("alice");
  private final HubUser witness = chat.framed("witness");

  private void rooms(String... listed) {
    witness.sends("ROOMS");
    witness.seesList(listed);
  }

  @Test
  void roomWithoutMessagesIsGoneWithItsTopic() {
    alice.sendsBatch("JOIN #tea", "TOPIC #tea⏎at four");
    rooms("ROOM #tea 1⏎at four", "ROOM #lobby 0⏎", "DONE ROOMS -");
    alice.sends("LEAVE #tea");
    rooms("ROOM #lobby 0⏎", "DONE ROOMS -");
    alice.skips();
    alice.sends("JOIN #tea");
    alice.sees("TOPIC #tea⏎", "MEMBERS #tea 1⏎alice", "LIVE #tea 0");
  }

  @Test
  void roomWithMessagesStays() throws Exception {
    alice.sends("JOIN #tea", "TOPIC #tea⏎at four", "SAY 1 #tea⏎hello", "LEAVE #tea");
    rooms("ROOM #lobby 0⏎", "ROOM #tea 0⏎at four", "DONE ROOMS -");
    alice.skips();
    alice.sends("JOIN #tea");
    alice.seesReplay("SAID #tea 1 1000 alice 1⏎hello");
    alice.sees("TOPIC #tea⏎at four", "MEMBERS #tea 1⏎alice", "LIVE #tea 1");
  }

  @Test
  void temporaryRoomIsGoneWithItsMessagesAndContinuesItsNumbers() throws Exception {
    alice.sends("JOIN #temp-tea", "TOPIC #temp-tea⏎at four");
    alice.sends("SAY 1 #temp-tea⏎one", "SAY 2 #temp-tea⏎two", "LEAVE #temp-tea");
    rooms("ROOM #lobby 0⏎", "DONE ROOMS -");
    witness.sends("HISTORY #temp-tea - 10");
    witness.sees("DONE HISTORY #temp-tea");
    alice.skips();
    alice.sends("JOIN #temp-tea 1");
    alice.seesReplay("GAP #temp-tea 2 2");
    alice.sees("TOPIC #temp-tea⏎", "MEMBERS #temp-tea 1⏎alice", "LIVE #temp-tea 2");
    alice.sendsBatch("SAY 3 #temp-tea⏎three");
    alice.sees("ACK 3 #temp-tea 3 1000");
  }

  @Test
  void joinWithoutACursorMissesNothingOfADeletedRoom() throws Exception {
    alice.sends("JOIN #temp-tea", "SAY 1 #temp-tea⏎one", "LEAVE #temp-tea");
    alice.skips();
    alice.sends("JOIN #TEMP-tea");
    alice.seesReplay();
    alice.sees("TOPIC #TEMP-tea⏎", "MEMBERS #TEMP-tea 1⏎alice", "LIVE #TEMP-tea 1");
  }

  @Test
  void joinInTheBatchOfTheLastLeaveEntersANewRoom() {
    alice.sends("JOIN #temp-tea", "SAY 1 #temp-tea⏎one");
    alice.sees("TOPIC #temp-tea⏎", "MEMBERS #temp-tea 1⏎alice", "LIVE #temp-tea 0");
    alice.sends("LEAVE #temp-tea");
    witness.sendsBatch("JOIN #temp-tea 1", "SAY 1 #temp-tea⏎again");
    alice.sees("ACK 1 #temp-tea 1 1000", "LEFT #temp-tea alice");
    witness.sees(
        "TOPIC #temp-tea⏎",
        "MEMBERS #temp-tea 1⏎witness",
        "LIVE #temp-tea 1",
        "ACK 1 #temp-tea 2 1000");
    rooms("ROOM #temp-tea 1⏎", "ROOM #lobby 0⏎", "DONE ROOMS -");
  }

  @Test
  void lostConnectionKeepsItsTemporaryRoomForTheGracePeriod() {
    alice.sends("JOIN #temp-tea", "SAY 1 #temp-tea⏎one");
    alice.losesConnection();
    chat.passes(Duration.ofSeconds(9));
    rooms("ROOM #temp-tea 1⏎", "ROOM #lobby 0⏎", "DONE ROOMS -");
    HubUser again = chat.framed("alice");
    again.sends("JOIN #temp-tea 0");
    again.sees(
        "SAID #temp-tea 1 1000 alice 1⏎one",
        "TOPIC #temp-tea⏎",
        "MEMBERS #temp-tea 1⏎alice",
        "LIVE #temp-tea 1");
    again.losesConnection();
    chat.passes(GRACE);
    rooms("ROOM #lobby 0⏎", "DONE ROOMS -");
  }

  @Test
  void deletionEndsAReplayThatRuns() throws Exception {
    HubUser bob = chat.framedIn("#temp-tea", "bob");
    bob.sendsBatch("SAY 1 #temp-tea⏎one", "SAY 2 #temp-tea⏎two");
    witness.sends("HISTORY #temp-tea - 10");
    alice.sends("JOIN #temp-tea");
    alice.skips();
    alice.stopsReading();
    bob.sendsBatch("SAY 3 #temp-tea⏎three");
    alice.readsAgain();
    alice.sends("LEAVE #temp-tea");
    bob.sends("BYE");
    // Pages that are read after the deletion have no messages.
    alice.sees("LEFT #temp-tea alice");
    alice.seesReplay();
    alice.seesNothing();
    witness.seesReplay("GAP #temp-tea 1 2");
    witness.sees("DONE HISTORY #temp-tea");
    rooms("ROOM #lobby 0⏎", "DONE ROOMS -");
  }

  @Test
  void roomIsDeletedOnceTheLogCanDeleteIt() {
    alice.sends("JOIN #temp-tea", "SAY 1 #temp-tea⏎one");
    chat.endsBatch();
    chat.log().setBroken(true);
    alice.sends("LEAVE #temp-tea");
    chat.endsBatch();
    rooms("ROOM #lobby 0⏎", "ROOM #temp-tea 0⏎", "DONE ROOMS -");
    chat.log().setBroken(false);
    chat.passes(RETRY_PAUSE);
    rooms("ROOM #lobby 0⏎", "DONE ROOMS -");
  }

  @Test
  void failedDeletionIsTriedAgainOnceASecond() {
    alice.sends("JOIN #temp-tea", "SAY 1 #temp-tea⏎one");
    chat.endsBatch();
    chat.log().setBroken(true);
    alice.sends("LEAVE #temp-tea");
    for (int batch = 0; batch < 10; batch++) {
      chat.endsBatch();
    }
    assertEquals(1, chat.log().failedDeletions());
    chat.passes(RETRY_PAUSE);
    chat.endsBatch();
    assertEquals(2, chat.log().failedDeletions());
  }

  @Test
  void oneFailureEndsTheDeletionOfManyRoomsForASecond() {
    for (int i = 0; i < 10; i++) {
      alice.sends("JOIN #temp-" + i, "SAY " + (i + 1) + " #temp-" + i + "⏎one");
    }
    chat.endsBatch();
    chat.log().setBroken(true);
    for (int i = 0; i < 10; i++) {
      alice.sends("LEAVE #temp-" + i);
    }
    chat.endsBatch();
    int failures = chat.log().failedDeletions();
    chat.passes(RETRY_PAUSE);
    assertEquals(failures + 1, chat.log().failedDeletions());
    chat.log().setBroken(false);
    chat.passes(RETRY_PAUSE);
    rooms("ROOM #lobby 0⏎", "DONE ROOMS -");
  }

  @Test
  void roomThatIsJoinedAgainBeforeItsDeletionSucceedsStays() throws Exception {
    alice.sends("JOIN #temp-tea", "SAY 1 #temp-tea⏎one");
    chat.endsBatch();
    chat.log().setBroken(true);
    alice.sends("LEAVE #temp-tea");
    chat.endsBatch();
    chat.log().setBroken(false);
    witness.sends("JOIN #temp-tea");
    chat.passes(RETRY_PAUSE);
    witness.seesReplay("SAID #temp-tea 1 1000 alice⏎one");
    witness.skips();
    rooms("ROOM #temp-tea 1⏎", "ROOM #lobby 0⏎", "DONE ROOMS -");
  }

  @Test
  void temporaryRoomOfAnEarlierProcessWaitsForItsMembers() {
    alice.sends("JOIN #temp-tea", "JOIN #temp-cake", "JOIN #tea");
    alice.sendsBatch("SAY 1 #temp-tea⏎one", "SAY 2 #temp-cake⏎two", "SAY 3 #tea⏎three");
    TestChat restarted = chat.restarts();
    HubUser again = restarted.framed("alice");
    again.sends("JOIN #temp-tea 1");
    again.sees("TOPIC #temp-tea⏎", "MEMBERS #temp-tea 1⏎alice", "LIVE #temp-tea 1");
    restarted.passes(Duration.ofSeconds(59));
    again.sends("ROOMS");
    again.seesList(
        "ROOM #temp-tea 1⏎",
        "ROOM #lobby 0⏎",
        "ROOM #tea 0⏎",
        "ROOM #temp-cake 0⏎",
        "DONE ROOMS -");
    restarted.passes(Duration.ofSeconds(2));
    again.sends("ROOMS");
    again.seesList("ROOM #temp-tea 1⏎", "ROOM #lobby 0⏎", "ROOM #tea 0⏎", "DONE ROOMS -");
  }

  @Test
  void roomWhoseMessagesAreDroppedByTheLogIsGoneOnceItIsEmpty() throws Exception {
    alice.sends("JOIN #tea", "SAY 1 #tea⏎one", "LEAVE #tea");
    witness.sendsBatch("JOIN #cake", "SAY 1 #cake⏎one");
    witness.skips();
    rooms("ROOM #cake 1⏎", "ROOM #lobby 0⏎", "ROOM #tea 0⏎", "DONE ROOMS -");
    chat.log().dropsMessages();
    chat.endsBatch();
    rooms("ROOM #cake 1⏎", "ROOM #lobby 0⏎", "DONE ROOMS -");
    witness.sends("LEAVE #cake");
    witness.skips();
    rooms("ROOM #lobby 0⏎", "DONE ROOMS -");
    alice.skips();
    alice.sends("JOIN #tea");
    alice.seesReplay();
    alice.sees("TOPIC #tea⏎", "MEMBERS #tea 1⏎alice", "LIVE #tea 1");
  }

  @Test
  void lobbyIsAlwaysThere() {
    alice.sends("JOIN #lobby", "TOPIC #lobby⏎welcome", "LEAVE #lobby");
    rooms("ROOM #lobby 0⏎", "DONE ROOMS -");
  }
}
