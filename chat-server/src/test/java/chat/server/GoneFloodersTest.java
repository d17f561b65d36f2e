package chat.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.fixture.TextUser;
import chat.server.measure.Counts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients that send more than the server reads at once, and are gone before it has read all. What
 * was not much too much is carried out; a backlog of hours ends with its client.
 */
@Timeout(120)
class GoneFloodersTest {
  private static final int CHUNK_BYTES = 64 * 1024;

  /** The server reads nothing more, as far as a flooder can tell. */
  private static final int REFUSED_WRITES = 1_000;

  /** Reads bytes beyond the burst so slowly that those of a single read last for minutes. */
  private static TestServer start(int rate) {
    return new ServerSetup().rate(rate).rateBytes(1).arrears(Duration.ofMillis(300)).start();
  }

  /** Sends until the server limits it and the systems' buffers are full, and closes. */
  private static void floodAndClose(TestServer server, byte[] first, byte[] repeated) {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    while (chunk.size() < CHUNK_BYTES) {
      chunk.writeBytes(repeated);
    }
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
    try (SocketChannel socket = SocketChannel.open(address)) {
      socket.write(ByteBuffer.wrap(first));
      socket.configureBlocking(false);
      ByteBuffer bytes = ByteBuffer.wrap(chunk.toByteArray());
      int refused = 0;
      while (refused < REFUSED_WRITES || !hasLimitedInput(server)) {
        refused = socket.write(bytes) == 0 ? refused + 1 : 0;
        if (!bytes.hasRemaining()) {
          bytes.clear();
        }
      }
    } catch (IOException e) {
      throw new AssertionError("the server has closed the connection of a flooder", e);
    }
  }

  private static boolean hasLimitedInput(TestServer server) {
    Counts limits = server.view().traffic().limits();
    return limits.get("rate") + limits.get("rate-bytes") > 0;
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\u00FF\u00F1", "x\n", "/nonsense\n"})
  void nickOfAGoneGuestIsFreeSoon(String flood) {
    try (TestServer server = start(20)) {
      FramedUser witness = server.framedIn("#lobby", "witness");
      floodAndClose(server, "hi\n".getBytes(ISO_8859_1), flood.getBytes(ISO_8859_1));
      witness.seesOneLike("JOINED #lobby guest-1");
      // Nobody else says anything, so only the server's own probes find out.
      witness.seesOneLike("LEFT #lobby guest-1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PONG x", "XX", "PING x", "WHO"})
  void nickOfAGoneProgramIsFreeSoon(String flood) {
    try (TestServer server = start(20)) {
      FramedUser witness = server.framedIn("#lobby", "witness");
      ByteArrayOutputStream first = new ByteArrayOutputStream();
      first.writeBytes(FramedUser.frame("HELLO 1 mallory " + TestServer.idOf("mallory")));
      first.writeBytes(FramedUser.frame("JOIN #lobby"));
      floodAndClose(server, first.toByteArray(), FramedUser.frame(flood));
      witness.seesOneLike("JOINED #lobby mallory");
      server.passesUntil(witness, "LEFT #lobby mallory");
    }
  }

  @Test
  void whatAGoneClientSentIsReadOnForAWhile() {
    try (TestServer server = new ServerSetup().rate(100).start()) {
      FramedUser witness = server.framedIn("#lobby", "witness");
      TextUser text = server.text();
      text.sendsRaw("line\n".repeat(150));
      text.close();
      seesLines(witness, 1);
      // The first write is answered with a reset, and the second fails.
      witness.sends("SAY 1 #lobby⏎hello");
      seesLines(witness, 20);
      witness.sends("SAY 2 #lobby⏎hello");
      seesLines(witness, 129);
      witness.seesOneLike("LEFT #lobby guest-1");
    }
  }

  private static void seesLines(FramedUser witness, int count) {
    for (int i = 0; i < count; i++) {
      witness.seesOneLike("SAID #lobby [0-9]+ 1000 guest-1⏎line");
    }
  }

  @Test
  void clientThatHasOnlyEndedItsInputIsReadToTheEnd() {
    try (TestServer server = start(100)) {
      FramedUser witness = server.framedIn("#lobby", "witness");
      TextUser text = server.text();
      text.sendsRaw("line\n".repeat(300));
      text.endsOutput();
      text.sees("* you have sent more than the server reads at once; it reads the rest slowly");
      seesLines(witness, 300);
      witness.seesOneLike("LEFT #lobby guest-1");
    }
  }
}
