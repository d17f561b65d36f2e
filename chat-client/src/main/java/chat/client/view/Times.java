package chat.client.view;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats times and days for people. Immutable. */
public final class Times {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);

  private final ZoneId zone;
  private final DateTimeFormatter time;

  public Times(ZoneId zone) {
    this.zone = zone;
    time = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(zone);
  }

  /** Returns the time of day, like {@code 09:05}. */
  public String time(Instant when) {
    return time.format(when);
  }

  public LocalDate day(Instant when) {
    return LocalDate.ofInstant(when, zone);
  }

  /** Returns the day, like {@code Friday, 20 November 2026}. */
  public String date(LocalDate day) {
    return DATE.format(day);
  }
}
