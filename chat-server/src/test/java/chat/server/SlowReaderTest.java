package chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.fixture.FramedUser;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;

/** A member that doesn't read falls behind, delays no other, and gets every message. */
class SlowReaderTest {
  private static final int SMALL = 8 * 1024;
  private static final String FILLING = "x".repeat(40_000);
  // Twelve megabytes, more than the buffers of any system.
  private static final int MESSAGES = 300;

  @AutoClose private final TestServer server = TestServer.start();

  private static void sendsMany(FramedUser talker, int from, int to) {
    for (int id = from; id <= to; id++) {
      talker.sends("SAY " + id + " #lobby⏎" + id + FILLING);
      talker.sees("ACK " + id + " #lobby " + id + " 1000");
    }
  }

  private FramedUser slowInLobby(String nick) {
    FramedUser slow = server.slow(SMALL);
    slow.greetsAs(nick);
    slow.joins("#lobby");
    return slow;
  }

  private static void seesAll(FramedUser user, int from, int to) {
    for (int seq = from; seq <= to; seq++) {
      assertEquals(
          "SAID #lobby " + seq + " 1000 talker⏎" + seq,
          user.seesOneLike("SAID #lobby .*").replace("x", ""));
    }
  }

  @RepeatedTest(5)
  void memberWhoFellBehindSeesEachNumberOnceInOrderThenLive() {
    FramedUser slow = slowInLobby("slow");
    FramedUser talker = server.framedIn("#lobby", "talker");
    FramedUser quick = server.framedIn("#lobby", "quick");
    sendsMany(talker, 1, MESSAGES);
    seesAll(quick, 1, MESSAGES);
    seesAll(slow, 1, MESSAGES);
    slow.sees("LIVE #lobby " + MESSAGES);
    slow.seesNothingMore();
    talker.sends("SAY " + (MESSAGES + 1) + " #lobby⏎live");
    slow.seesNext("SAID #lobby " + (MESSAGES + 1) + " 1000 talker⏎live");
  }

  @RepeatedTest(5)
  void ownMessagesKeepTheirOrderAsAcksOrFromTheLog() {
    FramedUser slow = slowInLobby("slow");
    FramedUser talker = server.framedIn("#lobby", "talker");
    int seq = 0;
    for (int id = 1; id <= MESSAGES / 2; id++) {
      talker.sends("SAY " + id + " #lobby⏎" + FILLING);
      talker.sees("ACK " + id + " #lobby " + ++seq + " 1000");
      if (id % 5 == 0) {
        slow.sends("SAY " + id / 5 + " #lobby⏎mine");
        talker.sees("SAID #lobby " + ++seq + " 1000 slow⏎mine");
      }
    }
    int id = 0;
    for (int expected = 1; expected <= seq; expected++) {
      String[] frame = slow.seesOneLike("(SAID|ACK) .*").split("[ ⏎]", -1);
      boolean isAck = frame[0].equals("ACK");
      assertEquals(expected, Integer.parseInt(frame[isAck ? 3 : 2]));
      if (isAck) {
        assertEquals(++id, Integer.parseInt(frame[1]));
      } else if (frame[4].equals("slow")) {
        assertEquals(++id, Integer.parseInt(frame[5]));
      }
    }
    assertEquals(MESSAGES / 10, id);
    slow.seesNothingMoreBut("TOPIC #lobby⏎|MEMBERS #lobby .*|LIVE #lobby .*");
  }

  @RepeatedTest(3)
  void textClientThatFellBehindGetsEveryLine() {
    TextUser slow = server.slowText(SMALL);
    slow.sends("/nick slow");
    FramedUser talker = server.framedIn("#lobby", "talker");
    sendsMany(talker, 1, MESSAGES);
    for (int id = 1; id <= MESSAGES; id++) {
      assertEquals("talker: " + id, slow.seesOneLike("talker: .*").replace("x", ""));
    }
    slow.catchesUp();
    slow.sends("still here");
    talker.sees("SAID #lobby " + (MESSAGES + 1) + " 1000 slow⏎still here");
  }

  @RepeatedTest(3)
  void memberCatchesUpWhileOthersKeepSending() {
    FramedUser slow = slowInLobby("slow");
    FramedUser talker = server.framedIn("#lobby", "talker");
    sendsMany(talker, 1, MESSAGES);
    for (int seq = 1; seq <= MESSAGES; seq++) {
      int id = MESSAGES + seq;
      talker.sends("SAY " + id + " #lobby⏎" + id + FILLING);
      seesAll(slow, seq, seq);
    }
    talker.sees("ACK " + 2 * MESSAGES + " #lobby " + 2 * MESSAGES + " 1000");
    seesAll(slow, MESSAGES + 1, 2 * MESSAGES);
    slow.sees("LIVE #lobby " + 2 * MESSAGES);
    slow.seesNothingMore();
  }

  @RepeatedTest(5)
  void leaveAndJoinDuringCatchUpStartsAgain() {
    FramedUser slow = slowInLobby("slow");
    FramedUser talker = server.framedIn("#lobby", "talker");
    sendsMany(talker, 1, MESSAGES);
    slow.sendsAtOnce("LEAVE #lobby", "PING left", "JOIN #lobby " + (MESSAGES - 2));
    slow.sees("LEFT #lobby slow");
    seesAll(slow, MESSAGES - 1, MESSAGES);
    slow.seesNext("TOPIC #lobby⏎", "MEMBERS #lobby 2⏎talker⏎slow", "LIVE #lobby " + MESSAGES);
    slow.seesNothingMoreBut("PONG left");
    talker.sends("SAY " + (MESSAGES + 1) + " #lobby⏎live");
    slow.seesNext("SAID #lobby " + (MESSAGES + 1) + " 1000 talker⏎live");
  }

  @RepeatedTest(3)
  void droppedDirectMessagesAreReplayedFromTheInbox() {
    FramedUser slow = slowInLobby("slow");
    slow.joinsInbox();
    FramedUser talker = server.framedIn("#lobby", "talker");
    for (int id = 1; id <= MESSAGES; id++) {
      talker.sends("TELL " + id + " slow⏎" + id + FILLING);
      talker.sees("ACK " + id + " @ 0 1000");
    }
    for (int seq = 1; seq <= MESSAGES; seq++) {
      assertEquals(
          "TOLD " + seq + " 1000 talker⏎" + seq, slow.seesOneLike("TOLD .*").replace("x", ""));
    }
    slow.sees("LIVE @ " + MESSAGES);
    slow.seesNothingMore();
  }
}
