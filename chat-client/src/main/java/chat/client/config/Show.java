package chat.client.config;

import java.util.Locale;

/** What to show of the rooms in the background. */
public enum Show {
  /** Every message, with its room. */
  ALL,
  /** Only the number of messages. */
  COUNT,
  /** Only highlights. */
  HIGHLIGHTS;

  /** The word a person types for it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
