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

  private Nick(String value, String key) {
    this.value = value;
    this.key = key;
  }

  /**
   * The nick of that spelling.
   *
   * @throws InvalidNameException if it may not be a nick
   */
  public static Nick of(String value) {
    String checked = NameRules.check("a nick", value, Limits.MAX_NICK_CHARS);
    return new Nick(checked, NameRules.key(checked));
  }

  /**
   * A nick as the server tells it, or as it was stored. It was checked then, by tables that may be
   * newer than those here; so what would not be a nick here is taken too, made harmless.
   */
  public static Nick told(String value) {
    try {
      return of(value);
    } catch (InvalidNameException e) {
      String harmless = NameRules.harmless(value, Limits.MAX_NICK_CHARS);
      return new Nick(harmless, harmless);
    }
  }

  /** The name the server gives to somebody who gave none. */
  public static Nick guest(long number) {
    return of("guest-" + number);
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
