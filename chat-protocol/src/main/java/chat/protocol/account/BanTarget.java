package chat.protocol.account;

import java.util.Locale;
import java.util.Optional;

/**
 * Whom a ban or mute names, like {@code bob}, {@code nick:bob} or {@code address:192.0.2.0/24}.
 *
 * @param kind empty for all that is known of the user with this nick
 * @param value a nick; with {@link Kind#ADDRESS} also an address, or a prefix of addresses. Not
 *     checked: only the server knows which it is
 */
public record BanTarget(Optional<Kind> kind, String value) {
  /** What of a user a ban names. */
  public enum Kind {
    NICK,
    ACCOUNT,
    ADDRESS;

    /** Returns what precedes the value on the wire. */
    private String start() {
      return name().toLowerCase(Locale.ROOT) + ":";
    }
  }

  /** Longer than a nick and any address. */
  private static final int MAX_CHARS = 64;

  public BanTarget {
    boolean isTooLong = value.codePointCount(0, value.length()) > MAX_CHARS;
    boolean isUnknown = value.indexOf(':') >= 0 && !kind.equals(Optional.of(Kind.ADDRESS));
    if (value.isEmpty()
        || isTooLong
        || isUnknown
        || value.codePoints().anyMatch(BanTarget::isBad)) {
      throw new IllegalArgumentException(
          "a target is NICK, nick:NICK, account:NICK, address:NICK or address:ADDRESS");
    }
  }

  /**
   * Parses a target as the wire has it.
   *
   * @throws IllegalArgumentException if it is none; the message is for a person
   */
  public static BanTarget of(String token) {
    for (Kind kind : Kind.values()) {
      if (token.startsWith(kind.start())) {
        return new BanTarget(Optional.of(kind), token.substring(kind.start().length()));
      }
    }
    return new BanTarget(Optional.empty(), token);
  }

  private static boolean isBad(int c) {
    return Character.isISOControl(c) || Character.isSpaceChar(c);
  }

  /** Returns the target as the wire has it. */
  @Override
  public String toString() {
    return kind.map(Kind::start).orElse("") + value;
  }
}
