package chat.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** How a server stops, and starts again on the same port. */
class LifeCycleTest {
  @AutoClose private final TestServer server = TestServer.start();

  @Test
  void everyClientIsSentTheServersFarewell() {
    FramedUser alice = server.framed("alice");
    FramedUser nobody = server.connect();
    nobody.sends("PING x");
    nobody.seesNext("PONG x");
    TextUser guest = server.guest();
    server.stops();
    alice.seesNext("BYE shutting-down⏎the server stops");
    alice.seesEnd();
    nobody.seesNext("BYE shutting-down⏎the server stops");
    nobody.seesEnd();
    guest.seesNext("* the server stops");
    guest.seesEnd();
  }

  @RepeatedTest(3)
  void queuedMessagesAreSentBeforeTheFarewell() {
    FramedUser alice = server.framedIn("#tea", "alice");
    FramedUser bob = server.framedIn("#tea", "bob");
    for (int i = 1; i <= 50; i++) {
      alice.sends("SAY " + i + " #tea⏎" + "x".repeat(1_000));
    }
    alice.sees("ACK 50 #tea 50 1000");
    server.stops();
    for (int i = 1; i <= 50; i++) {
      bob.seesNext("SAID #tea " + i + " 1000 alice⏎" + "x".repeat(1_000));
    }
    bob.seesNext("BYE shutting-down⏎the server stops");
    bob.seesEnd();
    alice.seesNext("BYE shutting-down⏎the server stops");
  }

  /** The client has sent nothing yet, so the server doesn't know its wire. */
  @Test
  void newConnectionGetsTheFarewellAndDoesNotDelayTheStop() {
    List<Duration> took = new ArrayList<>();
    // A stop that waits for the connection takes 10 s each time. A slow machine may take some once.
    do {
      assertTrue(took.size() < 4, took::toString);
      took.add(timeOfAStop());
    } while (took.get(took.size() - 1).toSeconds() > 8);
  }

  private static Duration timeOfAStop() {
    try (TestServer stopping = TestServer.start()) {
      TextUser silent = stopping.text();
      silent.seesNext(TextUser.GREETING);
      long start = System.nanoTime();
      stopping.stops();
      silent.sees("* the server stops");
      silent.seesEnd();
      return Duration.ofNanos(System.nanoTime() - start);
    }
  }

  @Test
  void stoppedServersPortIsFreeAtOnce() {
    // The system may give the port to another test meanwhile, but hardly three times.
    int attempts = 1;
    while (!restartsOnItsPort()) {
      assertTrue(attempts++ < 3, "the port is in use");
    }
  }

  private static boolean restartsOnItsPort() {
    int port;
    try (TestServer first = TestServer.start()) {
      port = first.port();
      FramedUser alice = first.framed("alice");
      first.stops();
      alice.seesNext("BYE shutting-down⏎the server stops");
    }
    try (TestServer second = new ServerSetup().on(port).start()) {
      second.framed("alice").seesNothingMore();
      return true;
    } catch (AssertionError e) {
      if (e.getCause() instanceof BindException) {
        return false;
      }
      throw e;
    }
  }

  @Test
  void secondStopDoesNothing() {
    server.stops();
    server.stops();
  }
}
