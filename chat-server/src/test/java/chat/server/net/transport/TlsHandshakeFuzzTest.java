package chat.server.net.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.LongRun;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Handshakes that are damaged, cut or no handshakes: each ends by itself, as a failed one. */
class TlsHandshakeFuzzTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Sends bytes and the end of input; returns why the handshake failed, or nothing for success. */
  private static String outcome(byte[] bytes) throws Exception {
    try (TlsPair pair = new TlsPair(LIMIT)) {
      Future<?> begun = pair.begins();
      try {
        pair.sends(bytes);
        pair.client.shutdownOutput();
      } catch (IOException e) {
        // The server has refused it before it was complete.
      }
      try {
        begun.get(1, TimeUnit.MINUTES);
        return "";
      } catch (ExecutionException e) {
        assertInstanceOf(IOException.class, e.getCause(), () -> "after " + Arrays.toString(bytes));
        assertEquals(1, pair.counts.failed().sum());
        return e.getCause().toString();
      }
    }
  }

  private static byte[] hello(String protocol) throws Exception {
    try (TlsPair pair = new TlsPair(LIMIT, protocol)) {
      return pair.changesKeys();
    }
  }

  @Test
  void damagedHellosFail() throws Exception {
    Random random = new Random(LongRun.seed());
    byte[][] hellos = {hello("TLSv1.3"), hello("TLSv1.2")};
    long end = System.nanoTime() + LongRun.orLonger(Duration.ofSeconds(2)).toNanos();
    int count = 0;
    while (count < 100 || System.nanoTime() < end) {
      byte[] bytes = hellos[random.nextInt(2)].clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      int length = random.nextInt(3) == 0 ? random.nextInt(bytes.length) : bytes.length;
      // Nothing completes a handshake whose client sends one hello and ends.
      assertFalse(outcome(Arrays.copyOf(bytes, length)).isEmpty());
      count++;
    }
  }

  @Test
  void hellosInManySmallRecordsFail() throws Exception {
    byte[] hello = hello("TLSv1.3");
    byte[] records = new byte[6 * (hello.length - 5)];
    for (int i = 0; i < hello.length - 5; i++) {
      byte[] record = {22, 3, 3, 0, 1, hello[5 + i]};
      System.arraycopy(record, 0, records, 6 * i, record.length);
    }
    assertFalse(outcome(records).isEmpty());
  }

  @Test
  void handshakeInManyRecordsIsNotContinued() throws Exception {
    byte[] changes = new byte[6 * 1_000];
    byte[] hello = hello("TLSv1.3");
    for (int i = 0; i < changes.length; i += 6) {
      System.arraycopy(new byte[] {20, 3, 3, 0, 1, 1}, 0, changes, i, 6);
    }
    byte[] all = Arrays.copyOf(hello, hello.length + changes.length);
    System.arraycopy(changes, 0, all, hello.length, changes.length);
    assertFalse(outcome(all).isEmpty());
  }

  @Test
  void handshakeThatLastsTooLongIsOverdueUntilItIsComplete() throws Exception {
    try (TlsPair pair = new TlsPair(Duration.ofMinutes(2))) {
      long later = System.nanoTime() + Duration.ofMinutes(10).toNanos();
      assertFalse(pair.transport.isOverdue(later));
      Future<?> begun = pair.begins();
      while (!pair.transport.isOverdue(later)) {
        Thread.onSpinWait();
      }
      assertFalse(pair.transport.isOverdue(System.nanoTime()));
      pair.shakesHands();
      begun.get();
      assertFalse(pair.transport.isOverdue(later));
    }
  }

  @Test
  void stalledHandshakeEndsInTime() throws Exception {
    byte[] hello = hello("TLSv1.3");
    for (int length : new int[] {3, 100, hello.length}) {
      try (TlsPair pair = new TlsPair(Duration.ofMillis(300))) {
        Future<?> begun = pair.begins();
        pair.sends(Arrays.copyOf(hello, length));
        long start = System.nanoTime();
        assertThrows(ExecutionException.class, () -> begun.get(1, TimeUnit.MINUTES));
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(30));
      }
    }
  }

  /** Each byte is in time, but not all of them. */
  @Test
  void handshakeThatArrivesSlowlyEndsInTime() throws Exception {
    byte[] hello = hello("TLSv1.3");
    try (TlsPair pair = new TlsPair(Duration.ofMillis(300))) {
      Future<?> begun = pair.begins();
      int sent = 0;
      while (!begun.isDone() && sent < hello.length) {
        try {
          pair.sends(hello[sent++]);
        } catch (IOException e) {
          break;
        }
        Thread.sleep(20);
      }
      assertThrows(ExecutionException.class, () -> begun.get(1, TimeUnit.MINUTES));
      assertTrue(sent < hello.length, "all " + sent + " bytes were awaited");
    }
  }
}
