package chat.client.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a message looks on a terminal: the time, and each line with its sender. */
final class TerminalFormat {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);

  private final ZoneId zone;
  private final DateTimeFormatter time;

  TerminalFormat(ZoneId zone) {
    this.zone = zone;
    time = DateTimeFormatter.ofPattern("HH:mm ", Locale.ROOT).withZone(zone);
  }

  /** The lines of a message, each with the time and the place given. */
  List<String> lines(ChatLine line, String place) {
    String before = (line.isEarlier() ? "earlier " : "") + time(line.epochMillis()) + place;
    List<String> lines = new ArrayList<>();
    String start = line.start();
    for (String text : line.text().toString().split("\n", -1)) {
      lines.add(before + start + text);
      start = line.goOn();
    }
    return lines;
  }

  LocalDate day(long epochMillis) {
    return LocalDate.ofInstant(instant(epochMillis), zone);
  }

  String date(LocalDate day) {
    return DATE.format(day);
  }

  private String time(long epochMillis) {
    return time.format(instant(epochMillis));
  }

  /** A server may send any number for a time. */
  private static Instant instant(long epochMillis) {
    long day = 24L * 60 * 60 * 1000;
    return Instant.ofEpochMilli(Math.min(epochMillis, 365L * 1000 * day));
  }
}
