package chat.client.ui;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a message looks on a terminal: the time, and each line with its sender. */
final class TerminalFormat {
  private final DateTimeFormatter time;

  TerminalFormat(ZoneId zone) {
    time = DateTimeFormatter.ofPattern("HH:mm ", Locale.ROOT).withZone(zone);
  }

  List<String> lines(ChatLine line) {
    String before = time(line.epochMillis()) + line.placed();
    List<String> lines = new ArrayList<>();
    String start = line.start();
    for (String text : line.text().toString().split("\n", -1)) {
      lines.add(before + start + text);
      start = line.goOn();
    }
    return lines;
  }

  /** A server may send any number for a time. */
  private String time(long epochMillis) {
    long day = 24L * 60 * 60 * 1000;
    return time.format(Instant.ofEpochMilli(Math.min(epochMillis, 365L * 1000 * day)));
  }
}
