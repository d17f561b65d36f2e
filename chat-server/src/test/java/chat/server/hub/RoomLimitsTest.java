package chat.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.hub.peer.Origin;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How many rooms clients may make, and how the server refuses more. */
class RoomLimitsTest {
  private static final String FULL =
      "the server has 3 rooms and takes no more; join one that exists, such as #lobby";
  private static final String MAKER =
      "you have made 100 rooms that still exist; join one that exists, such as #lobby";
  private static final String RATE =
      "20 new rooms a minute from one address are the most; join one that exists, such as #lobby";

  private final TestChat full = new TestChat(3);
  private final TestChat chat = new TestChat();

  private static String refusal(String room, String sentence) {
    return "ERROR too-many-rooms JOIN " + room + "⏎" + sentence;
  }

  private static void makesRooms(HubUser user, int from, int to) {
    for (int i = from; i <= to; i++) {
      user.sends("JOIN #r" + i, "SAY " + i + " #r" + i + "⏎hello", "LEAVE #r" + i);
    }
    user.skips();
  }

  @Test
  void fullServerTakesNoNewRoomAndLetsAllJoinTheOthers() {
    HubUser alice = full.framed("alice");
    HubUser bob = full.framed("bob");
    // The lobby is the first room. One without messages counts while somebody is in it.
    alice.sends("JOIN #tea", "SAY 1 #tea⏎hello", "LEAVE #tea", "JOIN #cake");
    alice.skips();
    bob.sends("JOIN #jam");
    bob.sees(refusal("#jam", FULL));
    bob.sends("JOIN #CAKE", "JOIN #Tea 1", "JOIN #lobby");
    bob.sees(
        "TOPIC #cake⏎",
        "MEMBERS #cake 2⏎alice⏎bob",
        "LIVE #cake 0",
        "TOPIC #tea⏎",
        "MEMBERS #tea 1⏎bob",
        "LIVE #tea 1",
        "TOPIC #lobby⏎",
        "MEMBERS #lobby 1⏎bob",
        "LIVE #lobby 0");
    alice.sends("LEAVE #cake");
    bob.sends("LEAVE #cake", "JOIN #jam");
    bob.skips();
    bob.sends("WHO #jam");
    bob.sees("MEMBERS #jam 1⏎bob", "DONE WHO #jam");
  }

  @Test
  void fullServerTellsATextClient() {
    full.framed("alice").sends("JOIN #tea", "JOIN #cake");
    HubUser guest = full.guest();
    guest.skips();
    guest.sends("JOIN #jam");
    guest.sees("* " + FULL);
  }

  @Test
  void makerOfTooManyRoomsMayMakeMoreOnceSomeAreGone() {
    HubUser alice = chat.framed("alice");
    HubUser bob = chat.framed("bob");
    makesRooms(alice, 1, 99);
    alice.sends("JOIN #open");
    alice.skips();
    alice.sends("JOIN #more");
    alice.sees(refusal("#more", MAKER));
    bob.sends("JOIN #more", "SAY 1 #more⏎hello");
    bob.skips();
    alice.sends("JOIN #more 1", "LEAVE #more", "LEAVE #open");
    alice.skips();
    makesRooms(alice, 100, 100);
    alice.sends("JOIN #another");
    alice.sees(refusal("#another", MAKER));
    chat.log().dropsMessages();
    chat.endsBatch();
    alice.sends("JOIN #another");
    alice.sees("TOPIC #another⏎", "MEMBERS #another 1⏎alice", "LIVE #another 0");
  }

  @Test
  void roomWithoutMessagesCountsForItsMakerAlone() {
    HubUser alice = chat.framed("alice");
    HubUser bob = chat.framed("bob");
    bob.sends("JOIN #open");
    makesRooms(alice, 1, 99);
    alice.sends("JOIN #open", "JOIN #mine");
    alice.skips();
    alice.sends("WHO #mine");
    alice.sees("MEMBERS #mine 1⏎alice", "DONE WHO #mine");
    // It stays while somebody is in it.
    bob.sends("JOIN #mine");
    alice.sends("LEAVE #mine");
    alice.skips();
    alice.sends("JOIN #more");
    alice.sees(refusal("#more", MAKER));
  }

  @Test
  void addressMakesTwentyRoomsAMinute() {
    HubUser alice = chat.framed("alice");
    HubUser bob = chat.framed("bob");
    alice.peer().setOrigin(new Origin("192.0.2.7", false));
    bob.peer().setOrigin(new Origin("192.0.2.7", false));
    for (int i = 1; i <= 20; i++) {
      alice.sends("JOIN #r" + i, "LEAVE #r" + i);
    }
    alice.skips();
    bob.sends("JOIN #r21");
    bob.sees(refusal("#r21", RATE));
    bob.sends("JOIN #lobby");
    bob.sees("TOPIC #lobby⏎", "MEMBERS #lobby 1⏎bob", "LIVE #lobby 0");
    HubUser carol = chat.framed("carol");
    carol.peer().setOrigin(new Origin("192.0.2.8", false));
    carol.sends("JOIN #r21", "LEAVE #r21");
    carol.sees("TOPIC #r21⏎", "MEMBERS #r21 1⏎carol", "LIVE #r21 0", "LEFT #r21 carol");
    chat.passes(Duration.ofSeconds(59));
    bob.sends("JOIN #r21");
    bob.sees(refusal("#r21", RATE));
    chat.passes(Duration.ofSeconds(1));
    bob.sends("JOIN #r21");
    bob.sees("TOPIC #r21⏎", "MEMBERS #r21 1⏎bob", "LIVE #r21 0");
  }

  @Test
  void loopOfJoinTopicAndLeaveLeavesNothing() {
    HubUser alice = chat.framed("alice");
    for (int i = 1; i <= 1_000; i++) {
      alice.sends("JOIN #r" + i, "TOPIC #r" + i + "⏎topic", "LEAVE #r" + i);
    }
    alice.skips();
    chat.endsBatch();
    assertEquals(1, chat.roomsInMemory());
    alice.sends("ROOMS");
    alice.seesList("ROOM #lobby 0⏎", "DONE ROOMS -");
  }

  @Test
  void roomsWithoutMembersAreNotInMemory() {
    HubUser alice = chat.framed("alice");
    makesRooms(alice, 1, 50);
    assertEquals(1, chat.roomsInMemory());
    alice.sends("JOIN #r7 1");
    alice.sees("TOPIC #r7⏎", "MEMBERS #r7 1⏎alice", "LIVE #r7 1");
    assertEquals(2, chat.roomsInMemory());
    assertEquals(1, chat.restarts().roomsInMemory());
  }
}
