package chat.server.log.moderation;

import java.util.Locale;

/** Who may enter a room, and who sees that it exists. */
public enum Access {
  /** Anyone may enter, and it is in the list of rooms. */
  PUBLIC,
  /** Anyone who knows its name may enter. */
  UNLISTED,
  /** It exists for its members only. */
  PRIVATE;

  /** Returns the word for it in settings. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
