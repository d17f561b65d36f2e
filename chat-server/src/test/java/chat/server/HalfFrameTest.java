package chat.server;

import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Clients that begin a frame, or to log in, and let the server wait for the rest. */
class HalfFrameTest {
  private static final Duration LIMIT = Duration.ofMillis(400);
  private static final String FRAME_TIMEOUT = "BYE timeout⏎a frame was not complete within 0.4 s";
  private static final String HELLO_TIMEOUT = "BYE timeout⏎HELLO was not complete within 0.4 s";

  private static TestServer start() {
    return new ServerSetup().completeWithin(LIMIT).start();
  }

  @Test
  void halfAFrameEndsTheConnectionWithItsReason() {
    try (TestServer server = start()) {
      FramedUser alice = server.framed("alice");
      byte[] frame = FramedUser.frame("SAY 1 #tea⏎hello");
      alice.sendsBytes(Arrays.copyOf(frame, frame.length - 1));
      alice.seesNext(FRAME_TIMEOUT);
      alice.seesEnd();
    }
  }

  @Test
  void drippingAByteAtATimeDoesNotHelp() throws InterruptedException {
    try (TestServer server = start()) {
      FramedUser alice = server.framed("alice");
      Thread drip =
          new Thread(() -> drips(alice, FramedUser.frame("SAY 1 #tea⏎" + "x".repeat(5_000))));
      drip.start();
      alice.seesNext(FRAME_TIMEOUT);
      alice.seesEnd();
      alice.close();
      drip.join();
    }
  }

  /** Sends a byte every 20 ms, until the connection is closed. */
  private static void drips(FramedUser user, byte... bytes) {
    try {
      for (byte b : bytes) {
        user.sendsBytes(b);
        Thread.sleep(20);
      }
    } catch (AssertionError | InterruptedException e) {
      // The server or the test has closed the connection.
    }
  }

  @Test
  void connectionWithoutHelloEndsOnceFramesWereBegun() {
    try (TestServer server = start()) {
      FramedUser silent = server.connect();
      silent.sends("PING x");
      silent.seesNext("PONG x", HELLO_TIMEOUT);
      silent.seesEnd();
      FramedUser half = server.connect();
      half.sendsBytes((byte) 0);
      half.seesNext(HELLO_TIMEOUT);
      half.seesEnd();
    }
  }

  @Test
  void refusedHelloIsAHello() {
    try (TestServer server = start()) {
      server.framed("alice");
      FramedUser other = server.connect();
      other.sends("HELLO 1 alice another-client-id-0");
      other.seesOneLike("ERROR nick-in-use HELLO .*");
      FramedUser silent = server.connect();
      silent.sends("PING x");
      silent.seesNext("PONG x", HELLO_TIMEOUT);
      other.sends("HELLO 1 bob another-client-id-0");
      other.seesOneLike("WELCOME bob .*");
    }
  }

  @Test
  void silenceBetweenFramesIsNoHalfFrame() {
    try (TestServer server = start()) {
      FramedUser alice = server.framed("alice");
      FramedUser silent = server.connect();
      silent.sends("PING x");
      silent.seesNext("PONG x", HELLO_TIMEOUT);
      alice.seesNothingMore();
    }
  }

  @Test
  void clientThatTheServerDelaysIsNotLate() {
    // One frame arrives in two parts, and between them the server reads nothing for longer than the
    // limit.
    try (TestServer server = new ServerSetup().rate(20).completeWithin(LIMIT).start()) {
      FramedUser alice = server.framedIn("#tea", "alice");
      byte[] frame = FramedUser.frame("SAY 1 #tea⏎hello");
      byte[] flood = new byte[130 * FramedUser.frame("PONG x").length + 5];
      byte[] pong = FramedUser.frame("PONG x");
      for (int i = 0; i < 130; i++) {
        System.arraycopy(pong, 0, flood, i * pong.length, pong.length);
      }
      System.arraycopy(frame, 0, flood, 130 * pong.length, 5);
      alice.sendsBytes(flood);
      alice.sendsBytes(Arrays.copyOfRange(frame, 5, frame.length));
      alice.seesNext("ACK 1 #tea 1 1000");
    }
  }

  @Test
  void longFrameThatArrivesSteadilyMayTakeLonger() throws InterruptedException {
    int arrived = 400 * 1024;
    Duration limit = Duration.ofSeconds(1);
    try (TestServer server = new ServerSetup().maxText(1 << 20).completeWithin(limit).start()) {
      FramedUser alice = server.framedIn("#tea", "alice");
      byte[] frame = FramedUser.frame("SAY 1 #tea⏎" + "x".repeat(500 * 1024));
      alice.sendsBytes(Arrays.copyOf(frame, arrived));
      // Longer than the limit, and shorter than that of what has arrived: 41 s.
      Thread.sleep(1_500);
      alice.sendsBytes(Arrays.copyOfRange(frame, arrived, frame.length));
      alice.seesNext("ACK 1 #tea 1 1000");
    }
  }

  @Test
  void textMayArriveAsSlowlyAsItLikes() {
    try (TestServer server = start()) {
      TextUser text = server.guest("bob");
      FramedUser alice = server.framedIn("#lobby", "alice");
      text.sendsRaw("hel");
      FramedUser silent = server.connect();
      silent.sends("PING x");
      silent.seesNext("PONG x", HELLO_TIMEOUT);
      text.sendsRaw("lo\n");
      alice.sees("SAID #lobby 1 1000 bob⏎hello");
    }
  }
}
