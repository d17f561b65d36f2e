package chat.server.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.protocol.Nick;
import chat.protocol.account.Secret;
import chat.protocol.unicode.NameRules;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which passwords are accepted, and the form in which they are hashed (RFC 8265, OpaqueString):
 * case and width count, composition and kinds of spaces do not. Any thread.
 */
final class PasswordRules {
  private static final int MIN_CHARS = 8;
  private static final int MAX_CHARS = 256;
  private static final int MAX_BYTES = 1_024;

  private PasswordRules() {}

  /** Returns why an account of a nick may not have a password; empty if it may. */
  static Optional<String> refusal(Nick nick, Secret password) {
    if (password.byteLength() > MAX_BYTES) {
      return Optional.of("a password has at most 256 characters and 1,024 bytes");
    }
    CharBuffer typed;
    try {
      typed = UTF_8.newDecoder().decode(ByteBuffer.wrap(password.reveal()));
    } catch (CharacterCodingException e) {
      return Optional.of("a password is text in UTF-8");
    }
    try {
      return refusal(nick, typed);
    } finally {
      wipe(typed);
    }
  }

  private static Optional<String> refusal(Nick nick, CharBuffer typed) {
    String password = normal(typed);
    int chars = password.codePointCount(0, password.length());
    if (chars < MIN_CHARS) {
      return Optional.of("a password has at least 8 characters");
    }
    if (chars > MAX_CHARS) {
      return Optional.of("a password has at most 256 characters");
    }
    if (password.codePoints().anyMatch(Character::isISOControl)) {
      return Optional.of("a password has no control characters");
    }
    if (NameRules.key(password).equals(NameRules.key(nick.value()))) {
      return Optional.of("a password differs from the nick");
    }
    return Optional.empty();
  }

  /** Returns the bytes to hash, which the caller overwrites. */
  static byte[] bytes(Secret password) {
    byte[] bytes = password.reveal();
    for (byte b : bytes) {
      if (b < 0) {
        return normalBytes(bytes);
      }
    }
    // ASCII, as most are: no String of it remains in memory.
    return bytes.clone();
  }

  private static byte[] normalBytes(byte[] bytes) {
    CharBuffer typed = UTF_8.decode(ByteBuffer.wrap(bytes));
    try {
      return normal(typed).getBytes(UTF_8);
    } finally {
      wipe(typed);
    }
  }

  private static String normal(CharBuffer typed) {
    StringBuilder spaces = new StringBuilder(typed.length());
    typed
        .codePoints()
        .map(c -> Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c)
        .forEach(spaces::appendCodePoint);
    return Normalizer.normalize(spaces, Normalizer.Form.NFC);
  }

  private static void wipe(CharBuffer typed) {
    Arrays.fill(typed.array(), '\0');
  }
}
