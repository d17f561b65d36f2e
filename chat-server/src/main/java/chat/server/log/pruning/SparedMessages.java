package chat.server.log.pruning;

import chat.server.log.file.Sql;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The messages that would be deleted next, but stay until members have been sent them. Remembers
 * between two runs which these are, so that a run reads each of them only once. The maintenance
 * thread.
 */
final class SparedMessages {
  // The hub looks at all members of these.
  private static final int LOGS_PER_QUERY = 100;
  private static final Range NONE = new Range(Long.MAX_VALUE, Long.MAX_VALUE, 0);

  private final Sql sql;
  private final PruningSteps steps;
  private final PrunableMessages prunable;
  private final Map<String, Range> logs = new HashMap<>();

  /**
   * All stored messages of one log from a number to another.
   *
   * @param start the number of the first
   * @param end the number after that of the last
   * @param bytes approximately what they take on the disk
   */
  record Range(long start, long end, long bytes) {}

  SparedMessages(Sql sql, PruningSteps steps) {
    this.sql = sql;
    this.steps = steps;
    this.prunable = new PrunableMessages(sql);
  }

  /**
   * Adds a message. If it precedes the others of its log, which happens once a member joins who has
   * been sent less, it replaces them: the next slices read them again, after this one.
   */
  void add(OldestMessages.Message message) {
    logs.merge(
        message.log(),
        new Range(message.seq(), message.seq() + 1, message.bytes()),
        (known, next) ->
            known.end() <= next.start()
                ? new Range(known.start(), next.end(), known.bytes() + next.bytes())
                : next);
  }

  /** Forgets those that may be deleted by now, and those that are deleted already. */
  void release() throws SQLException, InterruptedException {
    List<String> names = List.copyOf(logs.keySet());
    for (int i = 0; i < names.size(); i += LOGS_PER_QUERY) {
      Map<String, Long> ends = new HashMap<>();
      names
          .subList(i, Math.min(names.size(), i + LOGS_PER_QUERY))
          .forEach(log -> ends.put(log, of(log).end()));
      release(steps.allowed(ends));
    }
  }

  /**
   * Forgets those below a number in each log.
   *
   * @return the logs of which it forgot some
   */
  Set<String> release(Map<String, Long> ends) throws SQLException {
    Set<String> released = new HashSet<>();
    for (Map.Entry<String, Long> end : ends.entrySet()) {
      if (releaseBefore(end.getValue(), end.getKey())) {
        released.add(end.getKey());
      }
    }
    return released;
  }

  /** Returns whether it has forgotten messages. */
  private boolean releaseBefore(long seq, String log) throws SQLException {
    Range range = logs.get(log);
    if (range == null) {
      return false;
    }
    if (seq >= range.end() || prunable.firstHeld(log) > range.start()) {
      logs.remove(log);
      return true;
    }
    if (seq <= range.start()) {
      return false;
    }
    long released = OldestMessages.bytes(sql, log, range.start(), seq);
    logs.put(log, new Range(seq, range.end(), range.bytes() - released));
    return true;
  }

  /** Returns those of a log; without any, a range that is above all numbers. */
  Range of(String log) {
    return logs.getOrDefault(log, NONE);
  }

  /** Returns how many logs have some. */
  int logs() {
    return logs.size();
  }

  /** Returns approximately what they take on the disk. */
  long bytes() {
    return logs.values().stream().mapToLong(Range::bytes).sum();
  }
}
