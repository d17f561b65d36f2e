package chat.server.command;

import chat.protocol.command.UsageException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Parses dates and times, all in UTC like those that are printed. Any thread. */
final class DateParser {
  private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";
  private static final String TIME = DATE + "T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?Z?";

  private DateParser() {}

  static Instant parse(String typed) throws UsageException {
    try {
      if (typed.matches(DATE)) {
        return LocalDate.parse(typed).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      if (typed.matches(TIME)) {
        return LocalDateTime.parse(typed.replace("Z", "")).toInstant(ZoneOffset.UTC);
      }
    } catch (DateTimeException e) {
      // There is no such day.
    }
    throw new UsageException(
        "'" + typed + "' is no date; write one like 2026-11-01 or 2026-11-01T10:30, in UTC");
  }
}
