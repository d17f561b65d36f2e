package chat.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;

/**
 * What somebody wrote, as UTF-8 bytes that are well formed and do nothing but show: whatever could
 * steer a terminal, reorder what stands beside it or fake a line end is U+FFFD instead.
 */
public final class Text {
  public static final Text EMPTY = new Text(new byte[0]);

  private static final int REPLACEMENT = 0xFFFD;

  private final byte[] utf8;

  private Text(byte[] utf8) {
    this.utf8 = utf8;
  }

  public static Text of(String string) {
    return new Text(clean(string).getBytes(UTF_8));
  }

  /**
   * The text in {@code bytes[from, to)}.
   *
   * @throws CharacterCodingException if they are not UTF-8
   */
  public static Text decode(byte[] bytes, int from, int to) throws CharacterCodingException {
    return isPlain(bytes, from, to)
        ? new Text(Arrays.copyOfRange(bytes, from, to))
        : of(Utf8.decode(bytes, from, to));
  }

  /** Like {@link #decode}, but bytes that are not UTF-8 become U+FFFD. */
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
      throw new AssertionError("a decoder that replaces does not refuse", e);
    }
  }

  /** Whether a character may stand in a text as it is. */
  static boolean isHarmless(int codePoint) {
    if (codePoint == '\n' || codePoint == '\t') {
      return true;
    }
    boolean separatesLines = codePoint == 0x2028 || codePoint == 0x2029;
    boolean reorders =
        (codePoint >= 0x202A && codePoint <= 0x202E)
            || (codePoint >= 0x2066 && codePoint <= 0x2069);
    boolean halfACharacter = Character.getType(codePoint) == Character.SURROGATE;
    return !Character.isISOControl(codePoint) && !separatesLines && !reorders && !halfACharacter;
  }

  /** The string with U+FFFD for each character that may not stand in a text. */
  static String clean(String string) {
    if (isPlain(string) || string.codePoints().allMatch(Text::isHarmless)) {
      return string;
    }
    var cleaned = new StringBuilder(string.length());
    string.codePoints().map(c -> isHarmless(c) ? c : REPLACEMENT).forEach(cleaned::appendCodePoint);
    return cleaned.toString();
  }

  /** Printable ASCII, line feeds and tabs: the common case, which needs no decoding. */
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

  /** Of a byte or a char, as a number; a byte of a longer character is negative. */
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
