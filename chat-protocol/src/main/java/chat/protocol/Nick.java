package chat.protocol;

import java.util.regex.Pattern;

/**
 * A user's name: letters, digits and {@code _ - .}, at most 32, of one script. Nicks that differ
 * only in case or in compatible forms are equal, so nobody can take one that looks like another's.
 */
public final class Nick {
  private static final Pattern GUEST = Pattern.compile("guest-\\p{Nd}+");

  private final String value;
  private final String key;

  private Nick(String value) {
    this.value = NameRules.check("a nick", value, Limits.MAX_NICK_CHARS);
    this.key = NameRules.key(value);
  }

  /**
   * The nick of that spelling.
   *
   * @throws InvalidNameException if it may not be a nick
   */
  public static Nick of(String value) {
    return new Nick(value);
  }

  /** The name the server gives to somebody who gave none. */
  public static Nick guest(long number) {
    return new Nick("guest-" + number);
  }

  /** Whether only the server may give this nick. */
  public boolean isReserved() {
    return GUEST.matcher(key).matches();
  }

  public String value() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Nick nick && key.equals(nick.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
