package chat.server.log.pruning;

import chat.server.log.LogName;
import chat.server.log.UndeliveredMessages;
import chat.server.recent.RecentlyUsed;
import chat.server.time.TimeSource;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lets messages that are due wait until connected members have been sent them, for about an hour: a
 * client that reads a byte now and then must not fill the disk. The maintenance thread.
 */
public final class DeliveryWait {
  /** How long messages wait that are due; a few minutes more for those that are due together. */
  public static final Duration LONGEST = Duration.ofHours(1);

  /** Messages that become due within this time go together, which bounds what is remembered. */
  static final Duration TOGETHER = Duration.ofMinutes(5);

  private static final int MAX_LOGS = 10_000;

  private final UndeliveredMessages undelivered;
  private final TimeSource time;
  // Of each log, in the order of their numbers. The first may have waited long enough.
  private final Map<String, Deque<Waiting>> waiting = new RecentlyUsed<>(MAX_LOGS);

  /**
   * The messages of a log below a number.
   *
   * @param firstNanos when the first of them became due, in monotonic time
   * @param lastNanos when the last of them did
   */
  private record Waiting(long seq, long firstNanos, long lastNanos) {}

  public DeliveryWait(UndeliveredMessages undelivered, TimeSource time) {
    this.undelivered = undelivered;
    this.time = time;
  }

  /**
   * Returns, of each log, the number below which messages may be deleted now.
   *
   * @param due of each log, the number below which messages are due; may be lower than before
   */
  public Map<String, Long> allowed(Map<String, Long> due) throws InterruptedException {
    Map<LogName, Long> first =
        undelivered.firstOf(due.keySet().stream().map(LogName::new).collect(Collectors.toList()));
    Map<String, Long> allowed = new HashMap<>();
    due.forEach(
        (log, seq) ->
            allowed.put(
                log, allowed(log, seq, first.getOrDefault(new LogName(log), Long.MAX_VALUE))));
    return allowed;
  }

  private long allowed(String log, long due, long undelivered) {
    Deque<Waiting> entries = waiting.getOrDefault(log, new ArrayDeque<>());
    entries.removeIf(entry -> entry.seq() <= undelivered);
    if (due > undelivered) {
      add(entries, due);
    }
    if (entries.isEmpty()) {
      waiting.remove(log);
      return due;
    }
    waiting.put(log, entries);
    return Math.min(due, Math.max(undelivered, releasedBefore(entries)));
  }

  private void add(Deque<Waiting> entries, long due) {
    long now = time.nanoTime();
    if (entries.isEmpty() || entries.getLast().seq() < due) {
      boolean joinsLast =
          !entries.isEmpty() && now - entries.getLast().firstNanos() < TOGETHER.toNanos();
      long first = joinsLast ? entries.removeLast().firstNanos() : now;
      entries.add(new Waiting(due, first, now));
    }
  }

  /** Returns the number below which messages have waited long enough; keeps that as the first. */
  private long releasedBefore(Deque<Waiting> entries) {
    Optional<Waiting> released = Optional.empty();
    while (!entries.isEmpty() && hasWaited(entries.element())) {
      released = Optional.of(entries.remove());
    }
    released.ifPresent(entries::addFirst);
    return released.map(Waiting::seq).orElse(0L);
  }

  private boolean hasWaited(Waiting entry) {
    return time.nanoTime() - entry.lastNanos() >= LONGEST.toNanos();
  }
}
