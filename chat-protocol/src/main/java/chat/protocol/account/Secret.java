package chat.protocol.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A password or a token, as UTF-8, which is overwritten when it is closed and never printed. One
 * thread at a time.
 */
public final class Secret implements AutoCloseable {
  private static final int MAX_BYTES_PER_CHAR = 3;

  private final byte[] bytes;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns the secret in some bytes, which it copies. */
  public static Secret copyOf(byte[] bytes, int from, int to) {
    return new Secret(Arrays.copyOfRange(bytes, from, to));
  }

  /** Returns a typed secret, and overwrites what was typed. */
  public static Secret take(char[] typed) {
    ByteBuffer encoded = ByteBuffer.allocate(MAX_BYTES_PER_CHAR * typed.length);
    UTF_8
        .newEncoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .encode(CharBuffer.wrap(typed), encoded, true);
    Secret secret = copyOf(encoded.array(), 0, encoded.position());
    Arrays.fill(encoded.array(), (byte) 0);
    Arrays.fill(typed, '\0');
    return secret;
  }

  /** Returns the bytes themselves; they are zero once this is closed. */
  public byte[] reveal() {
    return bytes;
  }

  public int byteLength() {
    return bytes.length;
  }

  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /** Overwrites the bytes. */
  @Override
  public void close() {
    Arrays.fill(bytes, (byte) 0);
  }

  /** Compares in a time that does not depend on where the bytes differ. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && MessageDigest.isEqual(bytes, secret.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "a secret";
  }
}
