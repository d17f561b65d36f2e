package chat.client.ui;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** How a message looks in a pipe: one line, whatever is in it. */
final class PipeFormat {
  /** U+2424, the picture of a line feed. */
  private static final String LINE_FEED = " \u2424 ";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx ", Locale.ROOT);

  private final Optional<DateTimeFormatter> time;

  /** With the time of this zone, if there is one. */
  PipeFormat(Optional<ZoneId> timestamps) {
    this.time = timestamps.map(TIME::withZone);
  }

  /** A message with the place given. */
  String line(ChatLine line, String place) {
    return time.map(shown -> shown.format(line.time())).orElse("")
        + place
        + line.start()
        + line.text().toString().replace("\n", LINE_FEED);
  }
}
