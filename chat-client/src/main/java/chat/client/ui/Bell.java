package chat.client.ui;

import java.util.Locale;

/** Which messages ring the terminal's bell. */
public enum Bell {
  OFF,
  HIGHLIGHTS,
  ALL;

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
