package chat.server.log.moderation;

import chat.server.log.LogName;
import java.util.Optional;

/**
 * Selects open reports, in the order of their numbers.
 *
 * @param room where they were made; empty for all rooms and those made in none
 * @param after the number below the first one
 * @param count the most reports
 */
public record ReportQuery(Optional<LogName> room, long after, int count) {
  boolean selects(Report report) {
    return report.number() > after
        && report.done() == 0
        && (room.isEmpty() || room.equals(report.room()));
  }
}
