package chat.server.account;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hash of a password by Argon2id (RFC 9106), with its parameters and salt. It is stored as
 * {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}, as other programs write it.
 */
// Copied, and compared by content.
@SuppressWarnings("ArrayRecordComponent")
record PasswordHash(Cost cost, byte[] salt, byte[] hash) {
  private static final Pattern TEXT =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,4}),p=(\\d{1,3})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

  /**
   * The cost parameters of a hash.
   *
   * @param kib memory, in KiB
   * @param passes over that memory
   * @param lanes how many parts of the memory can be computed in parallel
   */
  record Cost(int kib, int passes, int lanes) {
    /** OWASP's first recommendation: tens of milliseconds. */
    static final Cost USUAL = new Cost(19_456, 2, 1);

    /** OWASP's recommendation of equal strength for less memory. */
    static final Cost OF_SMALL_HEAP = new Cost(7_168, 5, 1);

    private static final long SMALL_HEAP = 128L << 20;

    private static final int MAX_KIB = 256 << 10;
    private static final int MAX_PASSES = 10;
    private static final int MAX_LANES = 16;
    private static final int MIN_KIB_PER_LANE = 8;

    /** Returns the cost for a server with a heap of this size. */
    static Cost of(long heapBytes) {
      return heapBytes < SMALL_HEAP ? OF_SMALL_HEAP : USUAL;
    }

    /**
     * Returns whether a server can afford it: the stored parameters may have been tampered with.
     */
    boolean isAffordable() {
      return kib >= MIN_KIB_PER_LANE * lanes
          && kib <= MAX_KIB
          && passes >= 1
          && passes <= MAX_PASSES
          && lanes >= 1
          && lanes <= MAX_LANES;
    }
  }

  PasswordHash {
    salt = salt.clone();
    hash = hash.clone();
  }

  @Override
  public byte[] salt() {
    return salt.clone();
  }

  @Override
  public byte[] hash() {
    return hash.clone();
  }

  /** Reads a stored hash; empty if it is malformed, or costs more than a server can afford. */
  static Optional<PasswordHash> parse(String stored) {
    Matcher matcher = TEXT.matcher(stored);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Cost cost = new Cost(number(matcher, 1), number(matcher, 2), number(matcher, 3));
    try {
      return Optional.of(
              new PasswordHash(
                  cost,
                  Base64.getDecoder().decode(matcher.group(4)),
                  Base64.getDecoder().decode(matcher.group(5))))
          .filter(hash -> cost.isAffordable());
    } catch (IllegalArgumentException e) {
      // Base64's letters, but not a possible count of them.
      return Optional.empty();
    }
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  /** Returns the stored form. */
  String stored() {
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            cost.kib,
            cost.passes,
            cost.lanes,
            ENCODER.encodeToString(salt),
            ENCODER.encodeToString(hash));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PasswordHash that
        && cost.equals(that.cost)
        && Arrays.equals(salt, that.salt)
        && Arrays.equals(hash, that.hash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(salt);
  }

  @Override
  public String toString() {
    return "a password's hash of " + cost;
  }
}
