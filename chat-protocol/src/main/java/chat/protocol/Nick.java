package chat.protocol;

import chat.protocol.unicode.InvalidNameException;
import chat.protocol.unicode.LookAlikes;
import chat.protocol.unicode.NameRules;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A user's name: letters, digits and {@code _ - .}, at most 32, of one script. Nicks that differ
 * only in case or in compatible forms are equal, so nobody can take a look-alike of another's nick.
 *
 * <p>{@link RoomName} repeats the value, its key and equality: a common supertype would be no
 * shorter.
 */
public final class Nick {
  private static final Pattern GUEST = Pattern.compile("guest-\\p{Nd}+");

  /** Who has one of these is believed to speak for the server. */
  private static final Set<String> OFFICES =
      Stream.of(
              "server",
              "chat-server",
              "system",
              "root",
              "console",
              "admin",
              "administrator",
              "sysadmin",
              "operator",
              "moderator")
          .map(LookAlikes::skeleton)
          .collect(Collectors.toUnmodifiableSet());

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

  /** Returns this nick with a suffix of a few characters, shortened so that it is a nick. */
  public Nick withSuffix(String suffix) {
    int keep =
        Math.min(
            value.codePointCount(0, value.length()),
            Limits.MAX_NICK_CHARS - suffix.codePointCount(0, suffix.length()));
    return received(value.substring(0, value.offsetByCodePoints(0, keep)) + suffix);
  }

  /** Returns whether no user may choose this nick. */
  public boolean isReserved() {
    return isForGuests() || OFFICES.contains(LookAlikes.skeleton(key));
  }

  /** Returns whether the server gives nicks like this one to guests. */
  public boolean isForGuests() {
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
