package chat.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** UTF-8 taken strictly: what {@code new String(bytes, UTF_8)} would mend silently is refused. */
final class Utf8 {
  private Utf8() {}

  static String decode(byte[] bytes, int from, int to) throws CharacterCodingException {
    // A new decoder reports errors; it is the convenience methods of Charset and String that don't.
    return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from)).toString();
  }

  static boolean isAscii(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }
}
