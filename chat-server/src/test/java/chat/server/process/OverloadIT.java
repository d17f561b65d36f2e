package chat.server.process;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.LongRun;
import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many connections that want more memory than a small server has. It closes those that hold most,
 * and two users chat all the time.
 */
class OverloadIT {
  private static final String SHORT = "memory is short";
  private static final int LONG_BYTES = 60_000;
  private static final int SMALL_BUFFER = 4 * 1024;

  @TempDir private Path folder;
  private ServerProcess server;
  private int port;
  private FramedUser alice;
  private FramedUser bob;
  private int said;
  private final List<Socket> crowd = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    server = ServerProcess.startUnlimited(folder, "-Xmx48m", "-XX:+UseSerialGC");
    port = server.awaitPort();
    alice = userIn("#pair", "alice");
    bob = userIn("#pair", "bob");
  }

  private FramedUser userIn(String room, String nick) {
    FramedUser user = FramedUser.at(port);
    user.greetsAs(nick);
    user.joins(room);
    return user;
  }

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : crowd) {
      socket.close();
    }
    alice.close();
    bob.close();
    server.close();
  }

  private void pairTalks() {
    said++;
    alice.sends("SAY " + said + " #pair⏎hello " + said);
    // Unread, the answers would fill alice's receive buffer after some 3,000 of them.
    alice.seesOneLike("ACK " + said + " #pair .*");
    bob.seesOneLike("SAID #pair .*⏎hello " + said);
    bob.sends("WHO #pair");
    bob.sees("DONE WHO #pair");
  }

  private static int orIfLong(int count, int countIfLong) {
    boolean isLong = LongRun.orLonger(Duration.ofSeconds(1)).toSeconds() > 1;
    return isLong ? countIfLong : count;
  }

  /** Connects many clients that send the same and read nothing, while two users talk. */
  private void crowdSends(int count, byte[] bytes) throws IOException {
    crowdSends(count, number -> bytes);
  }

  /** Connects many clients that read nothing, while two users talk. */
  private void crowdSends(int count, IntFunction<byte[]> bytesOf) throws IOException {
    for (int i = 0; i < count; i++) {
      Socket socket = new Socket();
      crowd.add(socket);
      socket.setReceiveBufferSize(SMALL_BUFFER);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      try {
        socket.getOutputStream().write(bytesOf.apply(i));
      } catch (IOException e) {
        // The server has closed it already.
      }
      if (i % 50 == 0) {
        pairTalks();
      }
    }
  }

  private void crowdIsClosedAndPairTalks() {
    long start = System.nanoTime();
    while (!server.errors().contains(SHORT)) {
      pairTalks();
      assertTrue(
          System.nanoTime() - start < TimeUnit.MINUTES.toNanos(5), () -> "no " + SHORT + printed());
    }
    pairTalksAndServerLives();
  }

  private void pairTalksAndServerLives() {
    for (int i = 0; i < 10; i++) {
      pairTalks();
    }
    assertTrue(server.isAlive(), this::printed);
    assertFalse(server.errors().contains("OutOfMemory"), this::printed);
  }

  private String printed() {
    return ", the server printed " + server.output() + server.errors();
  }

  private static byte[] unfinishedFrame(int claimed, int sent) {
    return ByteBuffer.allocate(4 + sent).putInt(claimed).array();
  }

  @Test
  void linesWithoutAnEnd() throws Exception {
    // The line end shows that the client sends line ends. Without it, what it sends is a message
    // after a second of silence, and takes no memory any more.
    String lines = "/nick\n" + "x".repeat(LONG_BYTES);
    crowdSends(orIfLong(400, 3_000), lines.getBytes(US_ASCII));
    crowdIsClosedAndPairTalks();
  }

  @Test
  void framesWithoutAnEnd() throws Exception {
    crowdSends(orIfLong(400, 3_000), unfinishedFrame(69_000, 68_000));
    crowdIsClosedAndPairTalks();
  }

  @Test
  void replaysOfLongTextsThatNobodyReads() throws Exception {
    FramedUser author = userIn("#big", "author");
    // More than the system's buffers of a connection take: some 2.6 MB.
    String text = "x".repeat(LONG_BYTES);
    int texts = 100;
    for (int id = 1; id <= texts; id++) {
      author.sends("SAY " + id + " #big⏎" + text);
    }
    author.seesOneLike("ACK " + texts + " .*");
    author.close();
    // Each holds one text. Together these are a third more than the budget, half of the heap.
    crowdSends(
        orIfLong(450, 3_000),
        number -> {
          String id = "frozen-" + number;
          return bytes("HELLO 1 " + id + " client-id-of-" + id, "JOIN #big 0");
        });
    crowdIsClosedAndPairTalks();
  }

  private static byte[] bytes(String... payloads) {
    ByteBuffer all = ByteBuffer.allocate(1 << 16);
    for (String payload : payloads) {
      all.put(FramedUser.frame(payload));
    }
    byte[] sent = new byte[all.position()];
    all.flip().get(sent);
    return sent;
  }

  @Test
  void answersThatNobodyReadsAndHugeLengthsHoldLittle() throws Exception {
    byte[] queries = "/rooms\n".repeat(64).getBytes(US_ASCII);
    crowdSends(orIfLong(100, 300), queries);
    crowdSends(orIfLong(300, 1_000), unfinishedFrame(69_000, 3));
    pairTalksAndServerLives();
    assertFalse(server.errors().contains(SHORT), this::printed);
  }
}
