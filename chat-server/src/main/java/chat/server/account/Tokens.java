package chat.server.account;

import static java.nio.charset.StandardCharsets.US_ASCII;

import chat.protocol.account.Secret;
import chat.protocol.account.Sha256;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/** Makes the tokens of devices, and the digests by which the server knows them. Any thread. */
public final class Tokens {
  /** Programs that search files for secrets know tokens by their beginning. */
  private static final byte[] PREFIX = "chat_".getBytes(US_ASCII);

  private static final int RANDOM_BYTES = 32;

  private Tokens() {}

  /** Returns a token that nobody can guess. */
  public static Secret make() {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    byte[] written = Base64.getUrlEncoder().withoutPadding().encode(random);
    byte[] token = Arrays.copyOf(PREFIX, PREFIX.length + written.length);
    System.arraycopy(written, 0, token, PREFIX.length, written.length);
    Secret secret = Secret.copyOf(token, 0, token.length);
    Arrays.fill(random, (byte) 0);
    Arrays.fill(written, (byte) 0);
    Arrays.fill(token, (byte) 0);
    return secret;
  }

  /** Returns the SHA-256 of a token in 64 hexadecimal digits, which may be stored. */
  public static String digest(Secret token) {
    return Sha256.hexOf(token.reveal());
  }
}
