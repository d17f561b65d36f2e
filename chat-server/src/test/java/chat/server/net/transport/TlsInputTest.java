package chat.server.net.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Future;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader reads of a client that sends records in all sizes and orders. */
class TlsInputTest {
  private static final int RECORD = 16 * 1024;

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void timeoutInsideARecordLosesNothing(String protocol) throws Exception {
    try (TlsPair pair = TlsPair.connected(protocol)) {
      InputStream in = pair.transport.input();
      pair.transport.socket().setSoTimeout(1);
      byte[] buffer = new byte[256];
      byte[] record = pair.wraps("hello".getBytes(US_ASCII));
      for (int i = 0; i < record.length - 1; i++) {
        pair.sends(record[i]);
        assertThrows(SocketTimeoutException.class, () -> in.read(buffer));
      }
      pair.sends(record[record.length - 1]);
      pair.transport.socket().setSoTimeout(0);
      assertEquals("hello", new String(buffer, 0, in.read(buffer), US_ASCII));
    }
  }

  /** A time-out is for the whole read, however often a byte of a record arrives meanwhile. */
  @Test
  void bytesOfARecordDoNotExtendTheTimeout() throws Exception {
    try (TlsPair pair = TlsPair.connected()) {
      byte[] record = pair.wraps(random(RECORD));
      Future<?> sender =
          pair.runs(
              () -> {
                for (byte one : record) {
                  pair.sends(one);
                  Thread.sleep(5);
                }
              });
      pair.transport.socket().setSoTimeout(200);
      // All bytes take over 80 s.
      InputStream in = pair.transport.input();
      assertThrows(SocketTimeoutException.class, () -> in.read(new byte[256]));
      assertTrue(!sender.isDone());
      assertEquals(200, pair.transport.socket().getSoTimeout());
      sender.cancel(true);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 256, 20_000, 70_000})
  void recordsOfAnySizeAreReadIntoArraysOfAnySize(int arraySize) throws Exception {
    try (TlsPair pair = TlsPair.connected()) {
      byte[] sent = random(5 * RECORD);
      Future<?> sender =
          pair.runs(
              () -> {
                int from = 0;
                for (int size = 1; from < sent.length; size = Math.min(RECORD, 3 * size)) {
                  int to = Math.min(sent.length, from + size);
                  pair.sends(pair.wraps(Arrays.copyOfRange(sent, from, to)));
                  from = to;
                }
              });
      byte[] read = new byte[sent.length];
      int count = 0;
      while (count < read.length) {
        int more =
            pair.transport.input().read(read, count, Math.min(arraySize, read.length - count));
        assertTrue(more > 0);
        count += more;
      }
      sender.get();
      assertArrayEquals(sent, read);
    }
  }

  @Test
  void severalRecordsAreReadAtOnceIfTheyAreThere() throws Exception {
    try (TlsPair pair = TlsPair.connected()) {
      byte[] one = pair.wraps("a".getBytes(US_ASCII));
      byte[] two = pair.wraps("b".getBytes(US_ASCII));
      byte[] both = Arrays.copyOf(one, one.length + two.length);
      System.arraycopy(two, 0, both, one.length, two.length);
      pair.sends(both);
      assertEquals(2, pair.transport.input().read(new byte[256]));
    }
  }

  /** The hub gets at once what is read at once, and a reader reads more after a full array. */
  @ParameterizedTest
  @ValueSource(ints = {256, 500, 1280})
  void shortRecordsFillTheArray(int arraySize) throws Exception {
    try (TlsPair pair = TlsPair.connected()) {
      byte[] line = random(64);
      ByteArrayOutputStream lines = new ByteArrayOutputStream();
      for (int i = 0; i < 20; i++) {
        lines.write(pair.wraps(line));
      }
      pair.sends(lines.toByteArray());
      byte[] read = new byte[arraySize];
      assertEquals(arraySize, pair.transport.input().read(read));
      for (int i = 0; i < arraySize; i++) {
        assertEquals(line[i % line.length], read[i]);
      }
    }
  }

  @Test
  void silentConnectionHoldsNoArrayForRecords() throws Exception {
    try (TlsPair pair = TlsPair.connected()) {
      long before = pair.memory.bytes();
      byte[] sent = random(RECORD);
      pair.sends(pair.wraps(sent));
      InputStream in = pair.transport.input();
      assertEquals(100, in.readNBytes(100).length);
      assertTrue(pair.memory.bytes() >= before + TlsBuffers.RECORD_BYTES);
      assertEquals(sent.length - 100, in.readNBytes(sent.length - 100).length);
      pair.transport.socket().setSoTimeout(1);
      assertThrows(SocketTimeoutException.class, in::read);
      assertEquals(before, pair.memory.bytes());
    }
  }

  @Test
  void endWithoutCloseNotifyIsNoEndOfInput() throws Exception {
    try (TlsPair pair = TlsPair.connected()) {
      pair.sends(pair.wraps("half a li".getBytes(US_ASCII)));
      pair.client.shutdownOutput();
      InputStream in = pair.transport.input();
      assertEquals(9, in.read(new byte[256]));
      assertThrows(EOFException.class, () -> in.read(new byte[256]));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void closeNotifyIsTheEndOfInput(String protocol) throws Exception {
    try (TlsPair pair = TlsPair.connected(protocol)) {
      pair.sends(pair.wraps("all".getBytes(US_ASCII)));
      pair.sends(pair.closes());
      InputStream in = pair.transport.input();
      assertEquals("all", new String(in.readAllBytes(), US_ASCII));
      assertEquals(-1, in.read());
    }
  }

  @Test
  void renegotiationIsRefused() throws Exception {
    try (TlsPair pair = TlsPair.connected("TLSv1.2")) {
      pair.sends(pair.changesKeys());
      InputStream in = pair.transport.input();
      SSLException e = assertThrows(SSLException.class, () -> in.read(new byte[256]));
      assertEquals("renegotiation is refused", e.getMessage());
    }
  }

  @Test
  void changesOfKeysAreAnsweredWithTheNextWrite() throws Exception {
    try (TlsPair pair = TlsPair.connected("TLSv1.3")) {
      InputStream in = pair.transport.input();
      for (int i = 0; i < 1_000; i++) {
        pair.sends(pair.changesKeys());
        pair.sends(pair.wraps("x".getBytes(US_ASCII)));
        assertEquals('x', in.read());
        pair.transport.output().write(US_ASCII.encode("y"));
        assertEquals("y", new String(pair.receives(1), US_ASCII));
      }
    }
  }

  @Test
  void changesOfKeysThatAwaitNoAnswerEndTheConnection() throws Exception {
    try (TlsPair pair = TlsPair.connected("TLSv1.3")) {
      InputStream in = pair.transport.input();
      SSLException e =
          assertThrows(
              SSLException.class,
              () -> {
                for (int i = 0; i < 100; i++) {
                  pair.sends(pair.changesKeys());
                  pair.sends(pair.wraps("x".getBytes(US_ASCII)));
                  assertEquals('x', in.read());
                }
              });
      assertEquals("more than 64 changes of keys without an answer", e.getMessage());
    }
  }

  @Test
  void damagedRecordEndsTheConnection() throws Exception {
    try (TlsPair pair = TlsPair.connected()) {
      byte[] record = pair.wraps("hello".getBytes(US_ASCII));
      record[record.length - 1] ^= 1;
      pair.sends(record);
      InputStream in = pair.transport.input();
      assertThrows(SSLException.class, () -> in.read(new byte[256]));
    }
  }

  @Test
  void recordLongerThanTlsAllowsEndsTheConnection() throws Exception {
    try (TlsPair pair = TlsPair.connected()) {
      pair.sends((byte) 23, (byte) 3, (byte) 3, (byte) 0xff, (byte) 0xff);
      InputStream in = pair.transport.input();
      assertThrows(SSLException.class, () -> in.read(new byte[256]));
    }
  }

  @Test
  void overheadIsWhatEncryptionAdds() throws Exception {
    try (TlsPair pair = TlsPair.connected()) {
      pair.transport.input();
      long before = pair.transport.overheadBytes();
      byte[] record = pair.wraps("hello".getBytes(US_ASCII));
      pair.sends(record);
      assertEquals(5, pair.transport.input().readNBytes(5).length);
      assertEquals(record.length - 5, pair.transport.overheadBytes() - before);
    }
  }
}
