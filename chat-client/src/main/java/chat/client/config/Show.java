package chat.client.config;

import java.util.Locale;

/** Which messages of rooms that are not in front are shown. */
public enum Show {
  /** Every message, with its room. */
  ALL,
  /** Only how many there are. */
  COUNT,
  /** Only what highlights. */
  HIGHLIGHTS;

  /** Returns the word that people type. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
