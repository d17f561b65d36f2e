package chat.server.net.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client receives of buffers of all kinds, and what becomes of these. */
class TlsOutputTest {
  private static final int SIZE = 100_000;

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static ByteBuffer buffer(String kind, byte[] content) {
    ByteBuffer buffer =
        kind.equals("direct") ? ByteBuffer.allocateDirect(SIZE) : ByteBuffer.allocate(SIZE);
    buffer.put(content).flip();
    return kind.equals("read-only") ? buffer.asReadOnlyBuffer() : buffer;
  }

  private static void writeAll(TlsPair pair, ByteBuffer... buffers) throws IOException {
    while (Arrays.stream(buffers).anyMatch(ByteBuffer::hasRemaining)) {
      assertTrue(pair.transport.output().write(buffers) > 0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"heap", "direct", "read-only"})
  void sharedBufferIsUnchangedAfterItWasSentToSeveral(String kind) throws Exception {
    byte[] content = random(SIZE);
    ByteBuffer shared = buffer(kind, content);
    for (int i = 0; i < 3; i++) {
      try (TlsPair pair = TlsPair.connected()) {
        Future<?> writer = pair.runs(() -> writeAll(pair, shared.duplicate()));
        assertArrayEquals(content, pair.receives(SIZE));
        writer.get();
      }
    }
    assertEquals(SIZE, shared.remaining());
    byte[] after = new byte[SIZE];
    shared.get(after);
    assertArrayEquals(content, after);
  }

  @Test
  void manySmallBuffersArriveInOrderAndAsOneRecord() throws Exception {
    byte[] content = random(1_000);
    ByteBuffer[] buffers = new ByteBuffer[100];
    for (int i = 0; i < buffers.length; i++) {
      buffers[i] = ByteBuffer.wrap(content, 10 * i, 10);
    }
    try (TlsPair pair = TlsPair.connected()) {
      assertEquals(990, pair.transport.output().write(buffers, 1, 99));
      assertEquals(10, buffers[0].remaining());
      assertArrayEquals(Arrays.copyOfRange(content, 10, 1_000), pair.receives(990));
    }
  }

  @Test
  void emptyBuffersAreWritten() throws Exception {
    try (TlsPair pair = TlsPair.connected()) {
      assertEquals(0, pair.transport.output().write(ByteBuffer.allocate(0)));
      assertEquals(0, pair.transport.output().write(new ByteBuffer[0]));
    }
  }

  @Test
  void oneWriteIsBounded() throws Exception {
    try (TlsPair pair = TlsPair.connected()) {
      ByteBuffer large = ByteBuffer.wrap(random(SIZE));
      Future<?> reader = pair.runs(() -> pair.receives(60_000));
      long written = pair.transport.output().write(large);
      assertTrue(written > 60_000 && written <= 64 * 1024, "" + written);
      assertEquals(SIZE - written, large.remaining());
      reader.get();
    }
  }

  @Test
  void connectionThatWritesNothingHoldsNoArray() throws Exception {
    try (TlsPair pair = TlsPair.connected()) {
      long before = pair.memory.bytes();
      pair.transport.output().write(ByteBuffer.allocate(1_000));
      assertEquals(before, pair.memory.bytes());
    }
  }

  /** The client may still send after the server's end, and the other way round. */
  @Test
  void endOfOutputIsNoEndOfInput() throws Exception {
    try (TlsPair pair = TlsPair.connected("TLSv1.3")) {
      pair.transport.endOutput();
      pair.sends(pair.wraps(new byte[] {'x'}));
      assertEquals('x', pair.transport.input().read());
    }
    try (TlsPair pair = TlsPair.connected("TLSv1.3")) {
      pair.sends(pair.closes());
      assertEquals(-1, pair.transport.input().read());
      pair.transport.output().write(ByteBuffer.wrap(new byte[] {'y'}));
      assertEquals('y', pair.receives(1)[0]);
    }
  }

  @Test
  void writerWaitsForTheHandshake() throws Exception {
    try (TlsPair pair = new TlsPair(Duration.ofMinutes(2))) {
      Thread writer =
          new Thread(
              () -> {
                try {
                  pair.transport.output().write(ByteBuffer.wrap(new byte[] {'z'}));
                } catch (IOException e) {
                  // The client does not receive it, then.
                }
              });
      writer.start();
      Future<?> begun = pair.begins();
      pair.shakesHands();
      assertEquals('z', pair.receives(1)[0]);
      begun.get();
      writer.join();
    }
  }

  @Test
  void closeFreesAWriterThatWaitsForTheHandshake() throws Exception {
    try (TlsPair pair = new TlsPair(Duration.ofMinutes(2))) {
      Future<?> writer =
          pair.runs(() -> pair.transport.output().write(ByteBuffer.wrap(new byte[] {'z'})));
      pair.transport.close();
      ExecutionException e =
          assertThrows(ExecutionException.class, () -> writer.get(1, TimeUnit.MINUTES));
      assertEquals(ClosedChannelException.class, e.getCause().getClass());
    }
  }

  /** A TLS socket of the JDK would wait for the writer; see {@link TlsTransport#close}. */
  @Test
  void closeFreesAWriterWhoseClientReadsNothing() throws Exception {
    int late = 0;
    for (int i = 0; i < 20; i++) {
      try (TlsPair pair = TlsPair.connected()) {
        ByteBuffer endless = ByteBuffer.allocateDirect(64 << 20);
        Future<?> writer = pair.runs(() -> writeAll(pair, endless));
        while (pair.memory.bytes() < TlsBuffers.RECORDS_BYTES) {
          Thread.onSpinWait();
        }
        long start = System.nanoTime();
        pair.transport.close();
        assertThrows(ExecutionException.class, () -> writer.get(1, TimeUnit.MINUTES));
        // With a TLS socket each takes over 5 s. A slow machine may take some once.
        late += System.nanoTime() - start < TimeUnit.SECONDS.toNanos(4) ? 0 : 1;
        assertTrue(late < 4, "closing waits for the writer");
      }
    }
  }
}
