package chat.server;

import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Framed clients that send nothing get PING, and are disconnected if they do not answer. */
@Timeout(120)
class DeadPeerTest {
  private static final Duration PING = Duration.ofMillis(150);
  private static final String TIMEOUT = "BYE timeout⏎nothing received, not even an answer to PING";

  @Test
  void silentClientIsDisconnectedAndMayResume() {
    try (TestServer server = new ServerSetup().ping(PING).start()) {
      FramedUser dead = server.framed("dead");
      dead.sends("JOIN #tea");
      dead.sees("PING alive");
      dead.seesNext(TIMEOUT);
      dead.seesEnd();
      FramedUser again = server.framed("dead");
      again.joins("#tea");
      FramedUser witness = server.connect();
      witness.greetsAs("witness");
      witness.sends("WHO #tea");
      witness.sees("MEMBERS #tea 1⏎dead");
    }
  }

  @Test
  void nickOfADeadClientIsFreeAfterItsGracePeriod() {
    try (TestServer server = new ServerSetup().ping(PING).start()) {
      FramedUser dead = server.framedIn("#tea", "dead");
      dead.sees(TIMEOUT);
      FramedUser bob = server.framed("bob");
      bob.sends("NICK dead");
      bob.seesOneLike("ERROR nick-in-use NICK dead⏎.*");
      bob.joins("#tea");
      server.passesUntil(bob, "LEFT #tea dead");
      bob.sends("NICK dead");
      bob.sees("RENAMED bob dead");
    }
  }

  @Test
  void clientThatAnswersStays() {
    try (TestServer server = new ServerSetup().ping(PING).start()) {
      FramedUser alice = server.framed("alice");
      for (int i = 0; i < 3; i++) {
        alice.seesNext("PING alive");
        alice.sends("PONG alive");
      }
      alice.seesNothingMoreBut("PING alive");
    }
  }

  @Test
  void pongNeedsNoHello() {
    try (TestServer server = new ServerSetup().ping(PING).start()) {
      FramedUser user = server.connect();
      user.sends("PONG x");
      user.seesNext("PING alive");
      user.sends("PONG alive");
      user.seesNext("PING alive");
    }
  }

  @Test
  void clientThatReadsSlowlyIsNotPingedWhileDataWaits() {
    try (TestServer server = new ServerSetup().ping(PING).start()) {
      FramedUser slow = server.slow(8 * 1024);
      slow.greetsAs("slow");
      slow.joins("#tea");
      FramedUser talker = server.framedIn("#tea", "talker");
      String filling = "x".repeat(60_000);
      for (int id = 1; id <= 200; id++) {
        talker.sends("SAY " + id + " #tea⏎" + filling);
        talker.sees("ACK " + id + " #tea " + id + " 1000");
      }
      FramedUser dead = server.framed("dead");
      dead.sees(TIMEOUT);
      for (int id = 1; id <= 200; id++) {
        slow.sees("SAID #tea " + id + " 1000 talker⏎" + filling);
      }
      slow.sends("PING x");
      slow.sees("PONG x");
    }
  }

  @Test
  void textClientGetsNoPing() {
    try (TestServer server = new ServerSetup().ping(PING).start()) {
      TextUser text = server.guest();
      FramedUser dead = server.framed("dead");
      dead.sees(TIMEOUT);
      dead.seesEnd();
      text.seesNothingMore();
    }
  }
}
