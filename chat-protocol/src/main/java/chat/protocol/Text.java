package chat.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.protocol.input.Utf8;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;

/**
 * A text that a user wrote, as well-formed UTF-8 that is safe to show: U+FFFD replaces characters
 * that steer a terminal, reorder the text around them, or look like a line end. Immutable.
 */
public final class Text {
  public static final Text EMPTY = new Text(new byte[0]);

  private static final int REPLACEMENT = 0xFFFD;

  private final byte[] utf8;

  private Text(byte[] utf8) {
    this.utf8 = utf8;
  }

  /** Returns a string as a text, with U+FFFD in place of unsafe characters. */
  public static Text of(String string) {
    return new Text(clean(string).getBytes(UTF_8));
  }

  /**
   * Returns the text in {@code bytes[from, to)}, with U+FFFD in place of unsafe characters.
   *
   * @throws CharacterCodingException if they are not UTF-8
   */
  public static Text decode(byte[] bytes, int from, int to) throws CharacterCodingException {
    return isPlain(bytes, from, to)
        ? new Text(Arrays.copyOfRange(bytes, from, to))
        : of(Utf8.decode(bytes, from, to));
  }

  /** Returns the text in {@code bytes[from, to)}, with U+FFFD also in place of malformed UTF-8. */
  public static Text repair(byte[] bytes, int from, int to) {
    if (isPlain(bytes, from, to)) {
      return new Text(Arrays.copyOfRange(bytes, from, to));
    }
    try {
      var decoder =
          UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPLACE)
              .onUnmappableCharacter(CodingErrorAction.REPLACE);
      return of(decoder.decode(ByteBuffer.wrap(bytes, from, to - from)).toString());
    } catch (CharacterCodingException e) {
      throw new AssertionError("a decoder that replaces malformed input throws no exception", e);
    }
  }

  /** Returns whether a character is safe to show. */
  static boolean isSafe(int codePoint) {
    if (codePoint == '\n' || codePoint == '\t') {
      return true;
    }
    boolean separatesLines = codePoint == 0x2028 || codePoint == 0x2029;
    boolean reorders =
        (codePoint >= 0x202A && codePoint <= 0x202E)
            || (codePoint >= 0x2066 && codePoint <= 0x2069);
    boolean isHalfACharacter = Character.getType(codePoint) == Character.SURROGATE;
    return !Character.isISOControl(codePoint) && !separatesLines && !reorders && !isHalfACharacter;
  }

  /** Returns the string with U+FFFD in place of unsafe characters. */
  public static String clean(String string) {
    if (isPlain(string) || string.codePoints().allMatch(Text::isSafe)) {
      return string;
    }
    var cleaned = new StringBuilder(string.length());
    string.codePoints().map(c -> isSafe(c) ? c : REPLACEMENT).forEach(cleaned::appendCodePoint);
    return cleaned.toString();
  }

  /** Returns whether all is printable ASCII, line feeds and tabs, which needs no decoding. */
  private static boolean isPlain(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isPlain(bytes[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(String string) {
    for (int i = 0; i < string.length(); i++) {
      if (!isPlain(string.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Accepts a byte or a char. A byte of a longer character is negative. */
  private static boolean isPlain(int c) {
    return (c >= ' ' && c < 0x7F) || c == '\n' || c == '\t';
  }

  public boolean isEmpty() {
    return utf8.length == 0;
  }

  public int byteLength() {
    return utf8.length;
  }

  public byte[] toByteArray() {
    return utf8.clone();
  }

  public byte byteAt(int index) {
    return utf8[index];
  }

  public boolean isOneLine() {
    for (byte b : utf8) {
      if (b == '\n') {
        return false;
      }
    }
    return true;
  }

  /** Appends the bytes {@code [from, to)} to a sink. */
  public void writeTo(ByteSink sink, int from, int to) {
    sink.put(utf8, from, to);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Text text && Arrays.equals(utf8, text.utf8);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(utf8);
  }

  @Override
  public String toString() {
    return new String(utf8, UTF_8);
  }
}
