package chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Framed clients that send nothing get PING, and are disconnected if they do not answer. */
class DeadPeerTest {
  private static final Duration PING = Duration.ofSeconds(1);
  private static final String TIMEOUT = "BYE timeout⏎nothing received, not even an answer to PING";

  @Test
  void silentClientIsDisconnectedAndMayResume() {
    try (TestServer server = new ServerSetup().ping(PING).start()) {
      TextUser witness = server.guest();
      FramedUser dead = server.framed("dead");
      dead.sends("JOIN #tea");
      dead.sees("PING alive");
      dead.seesNext(TIMEOUT);
      dead.seesEnd();
      FramedUser again = server.connect();
      again.sendsAtOnce("HELLO 1 dead " + TestServer.idOf("dead"), "JOIN #tea");
      again.seesOneLike("LIVE #tea .*");
      witness.sends("/who #tea");
      witness.seesNext("* 1 in #tea: dead", "* end of /who");
    }
  }

  @Test
  void nickOfADeadClientIsFreeAfterItsGracePeriod() {
    try (TestServer server = new ServerSetup().ping(PING).start()) {
      TextUser bob = server.guest("bob");
      FramedUser dead = server.framed("dead");
      dead.sees(TIMEOUT);
      assertEquals("* the nick dead is in use", answerToNick(bob));
      String answer;
      do {
        server.passes(Duration.ofSeconds(11));
        answer = answerToNick(bob);
      } while (!answer.equals("* bob is now dead"));
    }
  }

  private static String answerToNick(TextUser user) {
    user.sends("/nick dead");
    return user.next();
  }

  /** A client that is to answer has more time than the silent ones, for slow machines. */
  @Test
  void clientThatAnswersStaysAlsoBeforeHello() {
    try (TestServer server = new ServerSetup().ping(Duration.ofSeconds(8)).start()) {
      FramedUser alice = server.connect();
      alice.sends("PONG x");
      alice.seesNext("PING alive");
      alice.sends("PONG alive");
      alice.seesNext("PING alive");
      alice.greetsAs("alice");
      alice.seesOneLike("WELCOME alice .*");
    }
  }

  /** Nobody but the dead client is ever silent, however slow the machine is. */
  @Test
  void clientThatReadsSlowlyIsNotPingedWhileDataWaits() {
    try (TestServer server = new ServerSetup().ping(PING).start()) {
      TextUser author = server.guest("author");
      author.joins("#tea");
      String filling = "x".repeat(60_000);
      for (int seq = 1; seq <= 200; seq++) {
        author.sends(filling);
      }
      author.catchesUp();
      FramedUser slow = server.slow(8 * 1024);
      slow.sendsAtOnce("HELLO 1 slow " + TestServer.idOf("slow"), "JOIN #tea 0 1000");
      FramedUser dead = server.framed("dead");
      dead.sees(TIMEOUT);
      slow.seesOneLike("WELCOME slow .*");
      for (int seq = 1; seq <= 200; seq++) {
        slow.seesNext("SAID #tea " + seq + " 1000 author⏎" + filling);
      }
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
