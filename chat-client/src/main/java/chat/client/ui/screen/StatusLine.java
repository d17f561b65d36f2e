package chat.client.ui.screen;

import org.jline.utils.AttributedString;

/** The line that tells at a glance how things stand. Any thread. */
final class StatusLine {
  private final java.time.Clock clock;
  private final boolean inColour;

  StatusLine(java.time.Clock clock, boolean inColour) {
    this.clock = clock;
    this.inColour = inColour;
  }

  /** A line of exactly that many columns. */
  AttributedString line(Status status, int columns) {
    return new AttributedString(clock + " " + inColour + status + columns);
  }
}
