package chat.server.log.moderation;

import java.util.Locale;

/** Who may write in a room. */
public enum Speakers {
  ALL,
  /** Those with a voice, moderators and the owner. */
  VOICED;

  /** Returns the word for it in settings and in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
