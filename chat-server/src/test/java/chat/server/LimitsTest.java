package chat.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The operator's limits: count of connections, rate, and how long a connection may stall. */
class LimitsTest {
  @Test
  void fullServerRefusesConnectionsInOneLine() {
    try (TestServer server = new ServerSetup().maxClients(2).start()) {
      FramedUser alice = server.framed("alice");
      TextUser bob = server.guest("bob");
      TextUser third = server.text();
      third.seesNext("* the server is full; try again later");
      third.seesEnd();
      bob.sends("/quit");
      bob.seesNext("* goodbye");
      bob.close();
      joinsOnceThereIsCapacity(server);
      alice.seesNothingMore();
    }
  }

  /** Tries again until the server has noticed that the last client closed. */
  private static void joinsOnceThereIsCapacity(TestServer server) {
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!server.text().next().equals(TextUser.GREETING)) {
      assertTrue(System.nanoTime() - deadline < 0, "there never was a place");
    }
  }

  @Test
  void connectionsPerAddressAreLimited() {
    try (TestServer server = new ServerSetup().maxPerAddress(1).start()) {
      server.framed("alice");
      TextUser second = server.text();
      second.seesNext("* there are too many connections from your address; close one first");
      second.seesEnd();
    }
  }

  @Test
  void stalledConnectionIsClosedAndSilentOneIsNot() {
    try (TestServer server = new ServerSetup().stall(Duration.ofMillis(500)).start()) {
      FramedUser silent = server.framedIn("#quiet", "silent");
      FramedUser witness = server.framedIn("#tea", "witness");
      FramedUser stuck = server.slow(8 * 1024);
      stuck.greetsAs("stuck");
      stuck.joins("#tea");
      FramedUser talker = server.framedIn("#tea", "talker");
      String filling = "x".repeat(60_000);
      for (int id = 1; id <= 200; id++) {
        talker.sends("SAY " + id + " #tea⏎" + filling);
        talker.sees("ACK " + id + " #tea " + id + " 1000");
        witness.sees("SAID #tea " + id + " 1000 talker⏎" + filling);
      }
      server.passesUntil(witness, "LEFT #tea stuck");
      stuck.isCutOff();
      silent.seesNothingMore();
    }
  }

  @Test
  void fastSenderIsReadMoreSlowlyAndLosesNothing() {
    try (TestServer server = new ServerSetup().rate(50).start()) {
      FramedUser bob = server.framedIn("#tea", "bob");
      FramedUser alice = server.framedIn("#tea", "alice");
      long start = System.nanoTime();
      for (int id = 1; id <= 198; id++) {
        alice.sends("SAY " + id + " #tea⏎m" + id);
      }
      bob.seesNext("JOINED #tea alice");
      for (int id = 1; id <= 198; id++) {
        bob.seesNext("SAID #tea " + id + " 1000 alice⏎m" + id);
      }
      long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
      // 200 requests: 100 at once, 100 at 50 a second.
      assertTrue(millis >= 1_800, () -> "it took " + millis + " ms");
    }
  }
}
