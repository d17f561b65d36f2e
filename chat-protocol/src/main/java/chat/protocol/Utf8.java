package chat.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;

/**
 * Decodes UTF-8 strictly: rejects the bytes that {@code new String(bytes, UTF_8)} would replace.
 */
final class Utf8 {
  /** Views eight bytes as a long: checking byte by byte makes reading frames a third slower. */
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

  private Utf8() {}

  static String decode(byte[] bytes, int from, int to) throws CharacterCodingException {
    // A new decoder reports errors; the convenience methods of Charset and String replace them.
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from)).toString();
  }

  static boolean isAscii(byte[] bytes, int from, int to) {
    int i = from;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      if (((long) LONGS.get(bytes, i) & NOT_ASCII) != 0) {
        return false;
      }
    }
    for (; i < to; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }
}
