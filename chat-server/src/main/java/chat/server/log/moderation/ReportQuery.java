package chat.server.log.moderation;

import chat.server.log.LogName;
import java.util.Optional;

/**
 * Selects open reports, in the order of their numbers.
 *
 * @param room where they were made; empty for all rooms and those made in none
 * @param withPrivate whether all rooms include private ones
 * @param after the number below the first one
 * @param count the most reports
 */
public record ReportQuery(Optional<LogName> room, boolean withPrivate, long after, int count) {
  /** Selects the reports of a room, or of everywhere. */
  public ReportQuery(Optional<LogName> room, long after, int count) {
    this(room, true, after, count);
  }

  /** Selects the oldest reports of a room. */
  public static ReportQuery of(LogName room, int count) {
    return new ReportQuery(Optional.of(room), true, 0, count);
  }

  /** Selects the oldest reports that operators see in the chat: those of no private room. */
  public static ReportQuery ofOperators(int count) {
    return new ReportQuery(Optional.empty(), false, 0, count);
  }

  boolean selects(Report report) {
    return report.number() > after
        && report.done() == 0
        && (room.isEmpty() || room.equals(report.room()));
  }
}
