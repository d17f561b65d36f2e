package chat.server.account;

import chat.protocol.Nick;
import chat.protocol.account.Fingerprint;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Random characters that a client signs to log in by a key: for one attempt, by one nick and key.
 *
 * @param nonce the characters, as they are sent and signed
 * @param expiresNanos when it expires, by the server's monotonic time
 */
public record Challenge(Nick nick, Fingerprint key, String nonce, long expiresNanos) {
  private static final int BYTES = 32;

  /** Returns an unpredictable challenge. */
  static Challenge random(Nick nick, Fingerprint key, long expiresNanos) {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Challenge(nick, key, HexFormat.of().formatHex(bytes), expiresNanos);
  }

  boolean isExpired(long nowNanos) {
    return nowNanos - expiresNanos >= 0;
  }
}
