package chat.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ByteSinkTest {
  @Test
  void stringsOfAnyScriptAreAppendedAsUtf8() {
    for (String string :
        new String[] {"", "plain", "caf\u00E9 au lait", "\uD83D\uDE00", "a\u4F60b"}) {
      assertArrayEquals(string.getBytes(UTF_8), new ByteSink(0).put(string).toByteArray());
    }
  }

  @Test
  void numbersAreAppendedInDigits() {
    var sink = new ByteSink(0).put(0L).put((byte) ' ').put(Long.MAX_VALUE);
    assertEquals("0 9223372036854775807", new String(sink.toByteArray(), UTF_8));
  }

  @Test
  void sinkGrowsFromNothingAndIsEmptyAfterClear() {
    var sink = new ByteSink(0);
    for (int i = 0; i < 1_000; i++) {
      sink.put((byte) i);
    }
    assertEquals(1_000, sink.size());
    assertEquals((byte) 999, sink.toByteArray()[999]);
    sink.clear();
    assertTrue(sink.isEmpty());
    assertEquals(0, sink.toByteArray().length);
  }

  @Test
  void partOfATextIsAppended() {
    var sink = new ByteSink();
    Text.of("hello").writeTo(sink, 1, 4);
    assertEquals("ell", new String(sink.toByteArray(), UTF_8));
  }
}
