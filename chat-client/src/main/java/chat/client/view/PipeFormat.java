package chat.client.view;

import chat.client.event.ChatLine;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Formats a message for a pipe: as one line, even if its text has several. */
final class PipeFormat {
  /** U+2424, the picture of a line feed. */
  private static final String LINE_FEED = " \u2424 ";

  /** No nick has parentheses, so that nothing that is said now looks like this. */
  private static final String EARLIER = "(earlier) ";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx ", Locale.ROOT);

  private final Optional<DateTimeFormatter> time;

  /** A format whose lines begin with the time in this zone, or without a time if it is empty. */
  PipeFormat(Optional<ZoneId> timestamps) {
    this.time = timestamps.map(TIME::withZone);
  }

  /**
   * Returns the line. One from before the client came, or that was looked for, is marked.
   *
   * @param place the room and a space, or nothing
   */
  String line(ChatLine line, String place) {
    return start(line, place) + line.prefix() + text(line);
  }

  /** Returns the line for an edited message: no nick has a space, so that it is no message. */
  String edit(ChatLine line, String place) {
    return start(line, place) + line.who() + " edited: " + text(line);
  }

  private String start(ChatLine line, String place) {
    return time.map(shown -> shown.format(line.time())).orElse("")
        + (line.isEarlier() ? EARLIER : "")
        + place;
  }

  private static String text(ChatLine line) {
    return line.text().toString().replace("\n", LINE_FEED);
  }
}
