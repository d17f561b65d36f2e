package chat.server.log.account;

import java.util.Arrays;
import java.util.Objects;

/**
 * A public key that logs in to an account.
 *
 * @param fingerprint of the key, like {@code SHA256:…}
 * @param key in SSH's encoding
 * @param comment what its user calls it
 * @param added when it was added, in milliseconds since 1970
 */
// Copied, and compared by content.
@SuppressWarnings("ArrayRecordComponent")
public record StoredKey(String fingerprint, byte[] key, String comment, long added) {
  public StoredKey {
    key = key.clone();
  }

  @Override
  public byte[] key() {
    return key.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoredKey stored
        && fingerprint.equals(stored.fingerprint)
        && Arrays.equals(key, stored.key)
        && comment.equals(stored.comment)
        && added == stored.added;
  }

  @Override
  public int hashCode() {
    return Objects.hash(fingerprint, comment, added);
  }

  @Override
  public String toString() {
    return fingerprint + " " + comment;
  }
}
