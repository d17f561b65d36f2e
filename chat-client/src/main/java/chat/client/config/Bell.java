package chat.client.config;

import java.util.Locale;

/** Which messages ring the terminal's bell. */
public enum Bell {
  OFF,
  HIGHLIGHTS,
  ALL;

  /** The word a person types for it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
