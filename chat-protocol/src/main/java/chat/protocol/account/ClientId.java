package chat.protocol.account;

import static java.nio.charset.StandardCharsets.US_ASCII;

import chat.protocol.unicode.InvalidNameException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The secret by which a server recognizes a client: 16 to 64 of {@code A-Za-z0-9_-}. Anyone who
 * knows it can take over the client's connection, so nothing stores or logs it.
 */
public final class ClientId {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{16,64}");
  private static final int RANDOM_BYTES = 24;

  private final String secret;

  private ClientId(String secret) {
    if (!FORM.matcher(secret).matches()) {
      throw new InvalidNameException("a client id is 16 to 64 of A-Z a-z 0-9 _ -");
    }
    this.secret = secret;
  }

  /**
   * Returns the client id with this secret.
   *
   * @throws InvalidNameException if the secret is malformed
   */
  public static ClientId of(String secret) {
    return new ClientId(secret);
  }

  /** Returns a new client id that nobody can guess. */
  public static ClientId random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new ClientId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Returns its SHA-256 in 64 hexadecimal digits, which may be stored. */
  public String digest() {
    return Sha256.hexOf(secret.getBytes(US_ASCII));
  }

  /** Returns the secret, for the HELLO frame only. */
  public String secret() {
    return secret;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClientId id && secret.equals(id.secret);
  }

  @Override
  public int hashCode() {
    return secret.hashCode();
  }

  @Override
  public String toString() {
    return "a client id";
  }
}
