package chat.server;

import chat.server.fixture.FramedUser;
import chat.server.fixture.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** JOIN, LEAVE, WHO, ROOMS and TOPIC over frames. */
class RoomVerbsTest {
  @AutoClose private final TestServer server = TestServer.start();

  private FramedUser talker(String room, int messages) {
    FramedUser talker = server.framedIn(room, "talker");
    for (int i = 1; i <= messages; i++) {
      talker.sends("SAY " + i + " " + room + "⏎m" + i);
      talker.seesNext("ACK " + i + " " + room + " " + i + " 1000");
    }
    return talker;
  }

  private static String[] replay(int from, int to, String... rest) {
    List<String> frames = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      frames.add("SAID #tea " + i + " 1000 talker⏎m" + i);
    }
    frames.addAll(List.of(rest));
    return frames.toArray(new String[0]);
  }

  @Test
  void joinOfANewRoomAnswersTopicMembersAndLive() {
    FramedUser alice = server.framed("alice");
    alice.sends("JOIN #tea");
    alice.seesNext("TOPIC #tea⏎", "MEMBERS #tea 1⏎alice", "LIVE #tea 0");
    alice.seesNothingMore();
  }

  @Test
  void joinWithoutACursorReplaysTheLastTwenty() {
    talker("#tea", 25);
    FramedUser alice = server.framed("alice");
    alice.sends("JOIN #tea");
    alice.seesNext(replay(6, 25, "TOPIC #tea⏎", "MEMBERS #tea 2⏎talker⏎alice", "LIVE #tea 25"));
    alice.seesNothingMore();
  }

  @Test
  void joinWithACursorReplaysWhatFollowsIt() {
    FramedUser talker = talker("#tea", 25);
    FramedUser alice = server.framed("alice");
    alice.sends("JOIN #tea 2");
    alice.seesNext(replay(3, 25, "TOPIC #tea⏎", "MEMBERS #tea 2⏎talker⏎alice", "LIVE #tea 25"));
    talker.sends("SAY 26 #tea⏎m26");
    alice.seesNext(replay(26, 26));
  }

  @Test
  void joinFromZeroReplaysAllAndFromTheEndNothing() {
    talker("#tea", 25);
    FramedUser alice = server.framed("alice");
    alice.sends("JOIN #tea 0");
    alice.seesNext(replay(1, 25, "TOPIC #tea⏎", "MEMBERS #tea 2⏎talker⏎alice", "LIVE #tea 25"));
    alice.sends("JOIN #tea 25");
    alice.seesNext("TOPIC #tea⏎", "MEMBERS #tea 2⏎talker⏎alice", "LIVE #tea 25");
  }

  @Test
  void cursorBeyondTheEndCountsAsNone() {
    talker("#tea", 21);
    FramedUser alice = server.framed("alice");
    alice.sends("JOIN #tea 99999999999999999999999");
    alice.seesNext(replay(2, 21, "TOPIC #tea⏎", "MEMBERS #tea 2⏎talker⏎alice", "LIVE #tea 21"));
  }

  @Test
  void secondJoinReplaysAndIsNotAnnounced() {
    FramedUser talker = talker("#tea", 3);
    FramedUser alice = server.framedIn("#tea", "alice");
    talker.seesNext("JOINED #tea alice");
    alice.sends("JOIN #TEA 1");
    alice.seesNext(replay(2, 3, "TOPIC #tea⏎", "MEMBERS #tea 2⏎talker⏎alice", "LIVE #tea 3"));
    talker.seesNothingMore();
    talker.sends("SAY 4 #tea⏎m4");
    alice.seesNext(replay(4, 4));
    alice.seesNothingMore();
  }

  @Test
  void replayedOwnMessagesHaveTheirIds() {
    FramedUser talker = talker("#tea", 2);
    talker.sends("EMOTE 3 #tea⏎waves");
    talker.sends("JOIN #tea 1");
    talker.seesNext(
        "ACK 3 #tea 3 1000",
        "SAID #tea 2 1000 talker 2⏎m2",
        "EMOTED #tea 3 1000 talker 3⏎waves",
        "TOPIC #tea⏎");
  }

  @Test
  void joinsAndLeavesAreAnnouncedToOthers() {
    FramedUser alice = server.framedIn("#tea", "alice");
    FramedUser bob = server.framedIn("#tea", "bob");
    alice.seesNext("JOINED #tea bob");
    bob.sends("LEAVE #tea");
    bob.seesNext("LEFT #tea bob");
    alice.seesNext("LEFT #tea bob");
    alice.sends("SAY 1 #tea⏎gone?");
    alice.seesNext("ACK 1 #tea 1 1000");
    bob.seesNothingMore();
    bob.joins("#tea");
    bob.sends("BYE");
    alice.seesNext("JOINED #tea bob", "LEFT #tea bob");
    alice.seesNothingMore();
  }

  @Test
  void leaveNeedsAMembership() {
    FramedUser alice = server.framed("alice");
    alice.sends("LEAVE #tea");
    alice.seesNext("ERROR not-in-room LEAVE #tea⏎you are not in #tea");
  }

  @Test
  void whoListsARoomsMembersOrAllUsers() {
    server.framedIn("#tea", "alice");
    FramedUser bob = server.framed("bob");
    server.guest();
    server.guest("carol");
    bob.sendsAtOnce("WHO", "WHO #tea", "WHO #Tea", "WHO #nowhere", "WHO #lobby");
    bob.seesNext(
        "MEMBERS - 3⏎alice⏎bob⏎carol",
        "LISTENING - 1⏎guest-1",
        "DONE WHO -",
        "MEMBERS #tea 1⏎alice",
        "DONE WHO #tea",
        "MEMBERS #tea 1⏎alice",
        "DONE WHO #Tea",
        "MEMBERS #nowhere 0",
        "DONE WHO #nowhere",
        "MEMBERS #lobby 1⏎carol",
        "LISTENING #lobby 1⏎guest-1",
        "DONE WHO #lobby");
  }

  @Test
  void roomsAreListedUntilTheyAreEmptyAndForgotten() {
    FramedUser alice = server.framedIn("#tea", "alice");
    alice.joins("#gone");
    alice.sendsAtOnce("TOPIC #tea⏎Tea at four", "LEAVE #gone", "ROOMS");
    alice.seesNext(
        "TOPIC #tea⏎Tea at four",
        "LEFT #gone alice",
        "ROOM #tea 1⏎Tea at four",
        "ROOM #lobby 0⏎",
        "DONE ROOMS -");
  }

  @Test
  void topicIsSentToMembersAndToLaterOnes() {
    FramedUser alice = server.framedIn("#tea", "alice");
    FramedUser bob = server.framedIn("#tea", "bob");
    bob.sends("TOPIC #tea⏎Tea at four");
    bob.seesNext("TOPIC #tea⏎Tea at four");
    alice.seesNext("JOINED #tea bob", "TOPIC #tea⏎Tea at four");
    FramedUser carol = server.framed("carol");
    carol.sends("JOIN #tea");
    carol.seesNext("TOPIC #tea⏎Tea at four");
    bob.sends("TOPIC #tea⏎");
    alice.sees("TOPIC #tea⏎");
  }

  @Test
  void topicIsOneLineOfAThousandBytesFromAMember() {
    FramedUser alice = server.framed("alice");
    alice.sends("TOPIC #tea⏎mine");
    alice.seesNext("ERROR not-in-room TOPIC #tea⏎you are not in #tea; join it first");
    alice.joins("#tea");
    alice.sends("TOPIC #tea⏎two⏎lines");
    alice.seesNext("ERROR bad-token TOPIC #tea⏎a topic is one line");
    alice.sends("TOPIC #tea⏎" + "x".repeat(1_001));
    alice.seesNext(
        "ERROR too-long TOPIC #tea⏎the topic has 1001 bytes, but the server takes at most 1000");
    alice.sends("TOPIC #tea⏎" + "x".repeat(1_000));
    alice.seesNext("TOPIC #tea⏎" + "x".repeat(1_000));
  }

  @Test
  void userIsInAtMostAHundredRooms() {
    FramedUser alice = server.framed("alice");
    for (int i = 1; i <= 100; i++) {
      alice.joins("#room" + i);
    }
    alice.sends("JOIN #room101");
    alice.seesNext("ERROR too-many-rooms JOIN #room101⏎you can be in at most 100 rooms");
    alice.joins("#room1");
    alice.sends("LEAVE #room1");
    alice.joins("#room101");
  }

  @Test
  void roomOfOverTwoHundredAnnouncesOnlyItsCount() {
    FramedUser first = server.framedIn("#big", "first");
    for (int i = 2; i <= 200; i++) {
      server.framedIn("#big", "user" + i);
    }
    first.sees("JOINED #big user200");
    FramedUser late = server.framed("late");
    late.sends("JOIN #big");
    late.seesNext("TOPIC #big⏎", "MEMBERS #big 201", "LIVE #big 0");
    first.seesNext("MEMBERS #big 201");
    first.seesNothingMore();
    late.sends("WHO #big");
    late.seesOneLike("MEMBERS #big 201⏎first⏎.*user200⏎late");
  }
}
