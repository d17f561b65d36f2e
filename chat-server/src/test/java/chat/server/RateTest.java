package chat.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.fixture.TestUser;
import chat.server.fixture.TextUser;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that a client sends counts in its rate, in messages and in bytes. */
class RateTest {
  private static final int SENT = 300;
  private static final int PER_SECOND = 400;
  private static final int MIB = 1 << 20;

  @ParameterizedTest
  @ValueSource(strings = {"/nonsense\n", "/who #none\n"})
  void whatTextClientsSendCounts(String sent) {
    try (TestServer server = new ServerSetup().rate(PER_SECOND).start()) {
      FramedUser bob = server.framedIn("#lobby", "bob");
      TextUser text = server.text();
      long start = System.nanoTime();
      text.sendsBytes((sent.repeat(SENT) + "\nhi\n").getBytes(ISO_8859_1));
      bob.seesOneLike("SAID #lobby 1 1000 guest-[0-9]+⏎hi");
      assertTookAtLeast(Duration.ofMillis(490), start);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PING x", "NOTHING", "HELLO 1 a b", "SAY x"})
  void whatFramedClientsSendCounts(String sent) {
    try (TestServer server = new ServerSetup().rate(PER_SECOND).start()) {
      FramedUser alice = server.framed("alice");
      long start = System.nanoTime();
      sendsTimes(alice, SENT, FramedUser.frame(sent));
      alice.sends("WHO #none");
      alice.sees("DONE WHO #none");
      assertTookAtLeast(Duration.ofMillis(490), start);
    }
  }

  private static void sendsTimes(TestUser user, int times, byte... frame) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      all.writeBytes(frame);
    }
    user.sendsBytes(all.toByteArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\u00FF\u00FAx", "\n", "\r\n", "\u00FF\u00F1", "\u00FF\u00FD\u0001"})
  void droppedBytesCount(String sent) {
    try (TestServer server = new ServerSetup().rateBytes(4 * MIB).start()) {
      FramedUser bob = server.framedIn("#lobby", "bob");
      TextUser text = server.text();
      long start = System.nanoTime();
      // Subnegotiations, too, are bytes without a line end.
      text.sendsBytes(sent.repeat(2 * MIB / sent.length()).getBytes(ISO_8859_1));
      text.sendsBytes("\u00FF\u00F0\nhi\n".getBytes(ISO_8859_1));
      bob.seesOneLike("SAID #lobby 1 1000 guest-[0-9]+⏎hi");
      assertTookAtLeast(Duration.ofMillis(240), start);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\u00FF\u00F1"})
  void whatIsDroppedCostsNoMessage(String sent) {
    // Each message beyond the burst would take a second.
    try (TestServer server = new ServerSetup().rate(1).start()) {
      FramedUser bob = server.framedIn("#lobby", "bob");
      TextUser text = server.text();
      text.sendsBytes((sent.repeat(1_000) + "hi\n").getBytes(ISO_8859_1));
      bob.seesOneLike("SAID #lobby 1 1000 guest-[0-9]+⏎hi");
    }
  }

  @Test
  void pongCostsNoMessage() {
    try (TestServer server = new ServerSetup().rate(1).start()) {
      FramedUser alice = server.framed("alice");
      sendsTimes(alice, 1_000, FramedUser.frame("PONG x"));
      alice.sends("WHO #none");
      alice.sees("DONE WHO #none");
    }
  }

  private static void assertTookAtLeast(Duration least, long startNanos) {
    Duration took = Duration.ofNanos(System.nanoTime() - startNanos);
    assertTrue(took.compareTo(least) >= 0, () -> "it took " + took);
  }

  @Test
  void pasteOfAHundredLinesArrivesWholeAndAtOnce() {
    // Beyond the burst, each message waits, which the server counts as a limit hit.
    try (TestServer server = new ServerSetup().rate(1).start()) {
      FramedUser bob = server.framedIn("#lobby", "bob");
      TextUser text = server.text();
      StringBuilder paste = new StringBuilder();
      for (int i = 1; i <= 100; i++) {
        paste.append("line ").append(i).append('\n');
      }
      text.sendsRaw(paste.toString());
      bob.seesOneLike("JOINED #lobby guest-[0-9]+");
      for (int i = 1; i <= 100; i++) {
        bob.seesOneLike("SAID #lobby " + i + " 1000 guest-[0-9]+⏎line " + i);
      }
      // The reader would count a wait before it reads the end of the input.
      text.endsOutput();
      bob.seesOneLike("LEFT #lobby guest-[0-9]+");
      assertEquals(0, server.view().traffic().limits().get("rate"));
    }
  }

  @Test
  void largestTextIsLetThroughAtOnce() {
    // At the rate alone it would take more than an hour.
    int size = 8 * MIB;
    try (TestServer server = new ServerSetup().rateBytes(1024).maxText(size).start()) {
      FramedUser bob = server.framedIn("#tea", "bob");
      FramedUser alice = server.framedIn("#tea", "alice");
      alice.sends("SAY 1 #tea⏎" + "x".repeat(size));
      alice.seesNext("ACK 1 #tea 1 1000");
      bob.sees("SAID #tea 1 1000 alice⏎" + "x".repeat(size));
    }
  }

  @Test
  void welcomeAnnouncesBothRates() {
    try (TestServer server = new ServerSetup().rate(20).rateBytes(65_536).start()) {
      FramedUser alice = server.connect();
      alice.greetsAs("alice");
      alice.seesOneLike("WELCOME alice .*⏎rate 20 100⏎bytes 65536 1048576⏎.*");
    }
  }
}
