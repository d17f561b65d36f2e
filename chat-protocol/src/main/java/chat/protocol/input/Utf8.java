package chat.protocol.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;

/** Decodes UTF-8 strictly, and finds where its characters end. Any thread. */
public final class Utf8 {
  private static final int MAX_CHARACTER_BYTES = 4;

  /** Views eight bytes as a long: checking byte by byte makes reading frames a third slower. */
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

  private Utf8() {}

  /**
   * Returns the count of bytes that precede a character cut short at the end; all of them if the
   * end cuts none. A byte that begins no character counts as one.
   */
  public static int wholeCharacters(byte[] bytes) {
    int end = bytes.length;
    int first = end - 1;
    while (first >= 0 && end - first < MAX_CHARACTER_BYTES && continuesCharacter(bytes[first])) {
      first--;
    }
    return first >= 0 && end - first < characterBytes(bytes[first]) ? first : end;
  }

  private static boolean continuesCharacter(byte b) {
    return (b & 0xC0) == 0x80;
  }

  /** Returns the length of the character that begins with this byte; 1 if none does. */
  private static int characterBytes(byte first) {
    int lead = first & 0xFF;
    if (lead < 0xC2 || lead > 0xF4) {
      return 1;
    }
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : MAX_CHARACTER_BYTES;
  }

  /**
   * Returns the string in {@code bytes[from, to)}.
   *
   * @throws CharacterCodingException if they are not UTF-8, where {@code new String} replaces them
   */
  public static String decode(byte[] bytes, int from, int to) throws CharacterCodingException {
    // A new decoder reports errors; the convenience methods of Charset and String replace them.
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from)).toString();
  }

  public static boolean isAscii(byte[] bytes, int from, int to) {
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
