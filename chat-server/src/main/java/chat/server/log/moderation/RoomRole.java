package chat.server.log.moderation;

import chat.server.log.LogName;
import java.util.Locale;

/**
 * An account's role in a room. The owner has none: see {@link RoomSettings#owner}.
 *
 * @param since when it got the role, or entered first with it, in milliseconds since 1970
 * @param hasEntered whether the account was in the room since it was invited
 */
public record RoomRole(LogName room, long account, Kind kind, long since, boolean hasEntered) {
  /** The stored roles, each with the rights of those before it. */
  public enum Kind {
    MEMBER,
    VOICE,
    OP;

    /** Returns the word for it in the database. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns the role of an account that enters the room for the first time. */
  public RoomRole entered(long epochMillis) {
    return new RoomRole(room, account, kind, epochMillis, true);
  }
}
