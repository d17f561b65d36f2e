package chat.protocol.input;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.Limits;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InputBufferTest {
  private static final int SMALLEST_BYTES = 256;
  private static final int USUALLY_LARGEST_BYTES = 16 * 1024;

  @Test
  void skippedBytesAreGoneAndTheRestStays() throws IOException {
    var input = bufferOf("hello world");
    assertTrue(input.fill());
    input.skip(6);
    assertEquals(5, input.size());
    assertEquals('w', input.get(0));
    assertArrayEquals("world".getBytes(US_ASCII), input.copy(5));
    assertFalse(input.fill());
    input.skip(5);
    assertTrue(input.isEmpty());
  }

  @Test
  void endOfInputIsReportedRepeatedly() throws IOException {
    var input = bufferOf("");
    assertFalse(input.fill());
    assertFalse(input.fill());
    assertTrue(input.isEmpty());
  }

  @Test
  void fourBytesOfALengthAreBigEndianAndSigned() throws IOException {
    var input = new InputBuffer(new ByteArrayInputStream(new byte[] {0, 1, (byte) 0xFE, 3, -1}));
    assertTrue(input.fill());
    assertEquals(0x0001FE03, input.intAt(0));
    assertEquals(0x01FE03FF, input.intAt(1));
  }

  @Test
  void frameThatClaims16MegabytesCostsOnlyItsBytes() throws IOException {
    byte[] start = Arrays.copyOf(new byte[] {0, -1, -1, -1}, 14);
    decodeAll(start);
    var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    decodeAll(start);
    long allocated = thread.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < 64 * 1024, allocated + " bytes allocated for 14");
  }

  @Test
  void bufferGrowsToAtMostTwiceWhatArrives() throws IOException {
    var in = new Endless();
    var input = new InputBuffer(in);
    while (input.size() < SMALLEST_BYTES << 11) {
      assertTrue(input.fill());
      int held = input.size();
      assertTrue(in.lastSpace <= Math.max(SMALLEST_BYTES, held), in.lastSpace + " for " + held);
      assertTrue(in.lastSpace <= USUALLY_LARGEST_BYTES, in.lastSpace + " read at once");
    }
  }

  @Test
  void bufferReportsItsCapacityAndWhatIsDecodedFromIt() throws IOException {
    List<Integer> reported = new ArrayList<>();
    var input = new InputBuffer(new Endless(), reported::add);
    while (input.size() < 3 * USUALLY_LARGEST_BYTES) {
      assertTrue(input.fill());
    }
    input.skip(input.size());
    input.countBeside(5);
    assertTrue(input.fill());
    assertEquals(
        List.of(256, 512, 1024, 2048, 4096, 8192, 16_384, 32_768, 65_536, 16_389), reported);
  }

  @Test
  void bufferShrinksWhenItIsEmpty() throws IOException {
    var in = new Endless();
    var input = grown(in);
    input.skip(input.size());
    assertTrue(input.fill());
    assertEquals(USUALLY_LARGEST_BYTES, in.lastSpace);
  }

  @Test
  void bufferShrinksWithTheStartOfAFrameInIt() throws IOException {
    var in = new Endless();
    var input = grown(in);
    input.skip(input.size() - 10);
    byte[] waiting = input.copy(10);
    assertTrue(input.fill());
    assertEquals(USUALLY_LARGEST_BYTES - 10, in.lastSpace);
    assertArrayEquals(waiting, input.copy(10));
  }

  @Test
  void bufferOfAConnectionThatFallsSilentIsSmall() throws IOException {
    var in = new Endless();
    var input = grown(in);
    in.atMost = 1;
    for (int i = 0; i < 10; i++) {
      input.skip(input.size());
      assertTrue(input.fill());
    }
    assertEquals(SMALLEST_BYTES, in.lastSpace);
  }

  private static InputBuffer grown(InputStream in) throws IOException {
    var input = new InputBuffer(in);
    while (input.size() < 100 * USUALLY_LARGEST_BYTES) {
      assertTrue(input.fill());
    }
    return input;
  }

  private static void decodeAll(byte[] bytes) throws IOException {
    var input = new InputBuffer(new ByteArrayInputStream(bytes));
    var decoder = new FrameDecoder(input, Limits.MAX_FRAME_BYTES);
    do {
      assertTrue(decoder.next().isEmpty());
    } while (input.fill());
  }

  private static InputBuffer bufferOf(String ascii) {
    return new InputBuffer(new ByteArrayInputStream(ascii.getBytes(US_ASCII)));
  }

  /** An endless input that remembers how many bytes the last read requested. */
  private static final class Endless extends InputStream {
    int lastSpace;
    int atMost = Integer.MAX_VALUE;
    private byte next;

    @Override
    public int read() {
      return next++ & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      lastSpace = length;
      int count = Math.min(length, atMost);
      for (int i = 0; i < count; i++) {
        into[offset + i] = next++;
      }
      return count;
    }
  }
}
