package chat.client.ui;

import java.util.Locale;

/** What is shown of the rooms that aren't in front. */
public enum Show {
  /** Every message, with its room. */
  ALL,
  /** Only how many there are. */
  COUNT,
  /** Only what highlights. */
  HIGHLIGHTS;

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
