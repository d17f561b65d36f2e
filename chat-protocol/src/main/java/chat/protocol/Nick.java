package chat.protocol;

import java.util.regex.Pattern;

/**
 * A user's name: letters, digits and {@code _ - .}, at most 32, of one script. Nicks that differ
 * only in case or in compatible forms are equal, so nobody can take a look-alike of another's nick.
 *
 * <p>{@link RoomName} repeats the value, its key and equality: a common supertype would be no
 * shorter.
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
   * Returns the nick with this spelling.
   *
   * @throws InvalidNameException if it breaks the rules
   */
  public static Nick of(String value) {
    String checked = NameRules.check("a nick", value, Limits.MAX_NICK_CHARS);
    return new Nick(checked, NameRules.key(checked));
  }

  /**
   * Returns a nick that a server sent or stored. That server checked it, perhaps by a newer Unicode
   * than ours, so this accepts what {@link #of} refuses, made harmless.
   */
  public static Nick received(String value) {
    try {
      return of(value);
    } catch (InvalidNameException e) {
      String harmless = NameRules.harmless(value, Limits.MAX_NICK_CHARS);
      return new Nick(harmless, harmless);
    }
  }

  /** Returns the nick that the server gives to a guest. */
  public static Nick guest(long number) {
    return of("guest-" + number);
  }

  /** Returns whether only the server may give this nick. */
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
