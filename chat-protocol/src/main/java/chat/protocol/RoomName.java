package chat.protocol;

import chat.protocol.unicode.InvalidNameException;
import chat.protocol.unicode.NameRules;

/**
 * A room's name: {@code #}, then letters, digits and {@code _ - .}, at most 64, of one script.
 * Names that differ only in case or in compatible forms are equal.
 */
public final class RoomName {
  public static final RoomName LOBBY = of(Limits.LOBBY);

  /** What the key of every temporary room begins with, and of no other. */
  public static final String TEMPORARY = "#temp-";

  private final String value;
  private final String key;

  private RoomName(String value, String key) {
    this.value = value;
    this.key = key;
  }

  /**
   * Returns the room name with this spelling.
   *
   * @throws InvalidNameException if it breaks the rules
   */
  public static RoomName of(String value) {
    if (!value.startsWith("#")) {
      throw new InvalidNameException("a room's name starts with #");
    }
    String rest = NameRules.check("a room's name", value.substring(1), Limits.MAX_ROOM_CHARS);
    return new RoomName("#" + rest, NameRules.key("#" + rest));
  }

  /**
   * Returns a room name that a server sent or stored, made harmless like {@link Nick#received}.
   *
   * @throws InvalidNameException if it has no {@code #}
   */
  public static RoomName received(String value) {
    try {
      return of(value);
    } catch (InvalidNameException e) {
      if (!value.startsWith("#")) {
        throw e;
      }
      String harmless = "#" + NameRules.harmless(value.substring(1), Limits.MAX_ROOM_CHARS);
      return new RoomName(harmless, harmless);
    }
  }

  /**
   * Returns the room name that a person typed, with or without its {@code #}.
   *
   * @throws InvalidNameException if it breaks the rules
   */
  public static RoomName typed(String value) {
    return of(value.startsWith("#") ? value : "#" + value);
  }

  public String value() {
    return value;
  }

  /** Returns a key that is the same for all spellings of this name: its NFKC, case-folded. */
  public String key() {
    return key;
  }

  /** Returns whether the server deletes the room with its messages when nobody is in it. */
  public boolean isTemporary() {
    return key.startsWith(TEMPORARY);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RoomName name && key.equals(name.key);
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
