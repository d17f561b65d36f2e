package chat.server.hub.rights;

import java.util.Locale;

/** What a person is in a room, the highest last. */
public enum Role {
  GUEST,
  ACCOUNT,
  /** Invited to a private room. */
  MEMBER,
  /** May write when others may not. */
  VOICED,
  /** Moderates the room. */
  OP,
  OWNER,
  /** Moderates the server, and its rooms that are not private. */
  OPERATOR;

  /** Returns whether it ranks above another. */
  public boolean isAbove(Role other) {
    return compareTo(other) > 0;
  }

  /** Returns the word for it on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
