package chat.client.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How a person is told when something was said. Any thread. */
public final class Times {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);

  private final ZoneId zone;
  private final DateTimeFormatter time;

  public Times(ZoneId zone) {
    this.zone = zone;
    time = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(zone);
  }

  /** Like {@code 09:05}. */
  public String time(long epochMillis) {
    return time.format(instant(epochMillis));
  }

  public LocalDate day(long epochMillis) {
    return LocalDate.ofInstant(instant(epochMillis), zone);
  }

  /** Like {@code Friday, 20 November 2026}. */
  public String date(LocalDate day) {
    return DATE.format(day);
  }

  /** A server may send any number for a time. */
  private static Instant instant(long epochMillis) {
    long day = 24L * 60 * 60 * 1000;
    return Instant.ofEpochMilli(Math.min(epochMillis, 365L * 1000 * day));
  }
}
