package chat.server.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerProcess;
import chat.server.fixture.TestServer;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three of 100 members of a room read slowly or not at all, on a server with little memory. The
 * others get everything without delay, and the slow ones get everything in the end.
 */
class SlowReadersIT {
  private static final int QUICK = 96;
  // Together larger than the system's buffers of one connection.
  private static final int MESSAGES = 2_500;
  private static final String FILLING = "x".repeat(4_000);
  private static final int SMALL = 4 * 1024;
  private static final int USUAL = 0;
  private static final int SLOWLY_READ_BYTES = 1_500;

  @TempDir private Path folder;
  private ServerProcess server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Reader> readers = new ArrayList<>();

  /** A member of the room that counts the messages it has read. */
  private static final class Reader implements AutoCloseable {
    private final int port;
    private final String nick;
    private final Socket socket = new Socket();
    private DataInputStream in;
    private int seen;

    /** A member whose system buffers about this many unread bytes, or as usual if it is 0. */
    Reader(int port, String nick, int receiveBuffer, int seen) throws IOException {
      this.port = port;
      this.nick = nick;
      this.seen = seen;
      if (receiveBuffer > 0) {
        socket.setReceiveBufferSize(receiveBuffer);
      }
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      in = new DataInputStream(socket.getInputStream());
      while (in.readByte() != '\n') {
        // Skips the greeting.
      }
      sends("HELLO 1 " + nick + " " + TestServer.idOf(nick));
      sends("JOIN #lobby " + seen);
    }

    private void sends(String payload) throws IOException {
      socket.getOutputStream().write(FramedUser.frame(payload));
    }

    String next() throws IOException {
      byte[] payload = new byte[in.readInt()];
      in.readFully(payload);
      return new String(payload, UTF_8);
    }

    void awaitsLive() throws IOException {
      while (!next().startsWith("LIVE #lobby")) {
        // Skips what precedes LIVE.
      }
    }

    /** Reads up to a number, and fails unless each number follows the one before. */
    Integer readsTo(int last) throws IOException {
      in = new DataInputStream(new BufferedInputStream(in));
      while (seen < last) {
        String[] frame = next().split("[ \n]", 7);
        if (frame[0].equals("SAID")) {
          assertEquals(++seen, Integer.parseInt(frame[2]), nick);
        }
        assertTrue(!frame[0].equals("GAP") && !frame[0].equals("BYE"), frame[0]);
      }
      return seen;
    }

    /** Reads the first bytes one a millisecond, and the rest as fast as it can. */
    Integer readsSlowlyTo(int last, CountDownLatch never) throws Exception {
      byte[] begun = new byte[SLOWLY_READ_BYTES];
      for (int i = 0; i < begun.length; i++) {
        begun[i] = in.readByte();
        never.await(1, TimeUnit.MILLISECONDS);
      }
      in =
          new DataInputStream(
              new java.io.SequenceInputStream(new java.io.ByteArrayInputStream(begun), in));
      return readsTo(last);
    }

    /** Resets the connection in the middle of a page, and resumes after its last whole message. */
    Integer readsAfterResetTo(int last) throws IOException {
      readsTo(last / 3);
      in.readNBytes(SMALL / 3);
      socket.setSoLinger(true, 0);
      socket.close();
      try (Reader again = new Reader(port, nick, SMALL, seen)) {
        return again.readsTo(last);
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @BeforeEach
  void start() throws IOException {
    server = ServerProcess.startUnlimited(folder, "-Xmx64m", "-XX:+ExitOnOutOfMemoryError");
  }

  @AfterEach
  void stop() throws IOException {
    for (Reader reader : readers) {
      reader.close();
    }
    threads.shutdownNow();
    server.close();
  }

  private Reader joins(String nick, int receiveBuffer) throws IOException, InterruptedException {
    Reader reader = new Reader(server.awaitPort(), nick, receiveBuffer, 0);
    readers.add(reader);
    reader.awaitsLive();
    return reader;
  }

  @Test
  void slowReadersDelayNobodyAndGetEverything() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    List<Future<Integer>> quick = new ArrayList<>();
    for (int i = 0; i < QUICK; i++) {
      Reader reader = joins("quick" + i, USUAL);
      quick.add(threads.submit(() -> reader.readsTo(MESSAGES)));
    }
    Reader frozen = joins("frozen", SMALL);
    Reader reset = joins("reset", SMALL);
    Reader slow = joins("slow", SMALL);
    Future<Integer> slowly = threads.submit(() -> slow.readsSlowlyTo(MESSAGES, never));
    try (FramedUser talker = FramedUser.at(server.awaitPort())) {
      talker.greetsAs("talker");
      talker.joins("#lobby");
      for (int id = 1; id <= MESSAGES; id++) {
        talker.sends("SAY " + id + " #lobby⏎" + FILLING);
        if (id > 32) {
          talker.seesOneLike("(ACK|SAID) .*");
        }
      }
      for (Future<Integer> reader : quick) {
        assertEquals(MESSAGES, reader.get());
      }
    }
    assertEquals(MESSAGES, reset.readsAfterResetTo(MESSAGES));
    assertEquals(MESSAGES, slowly.get());
    assertEquals(MESSAGES, frozen.readsTo(MESSAGES));
    assertEquals(0, server.stop(), this::serverOutput);
    assertFalse(serverOutput().contains("ERROR"), this::serverOutput);
  }

  private String serverOutput() {
    return "the server's output: " + server.output() + server.errors();
  }
}
