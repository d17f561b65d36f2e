package chat.server.log.pruning;

import chat.server.log.LogName;
import chat.server.log.UndeliveredMessages;
import chat.server.recent.RecentlyUsed;
import chat.server.time.TimeSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Lets messages that are due wait until connected members have been sent them, for an hour at most:
 * a client that reads a byte now and then must not fill the disk. The maintenance thread.
 */
public final class DeliveryWait {
  /** How long messages wait that are due. */
  public static final Duration LONGEST = Duration.ofHours(1);

  private static final int MAX_LOGS = 10_000;

  private final UndeliveredMessages undelivered;
  private final TimeSource time;
  private final Map<String, Waiting> waiting = new RecentlyUsed<>(MAX_LOGS);

  /** The messages of a log below a number, which have waited since a monotonic time. */
  private record Waiting(long seq, long sinceNanos) {}

  public DeliveryWait(UndeliveredMessages undelivered, TimeSource time) {
    this.undelivered = undelivered;
    this.time = time;
  }

  /** Returns, of each log, the number below which messages may be deleted now. */
  Map<String, Long> allowed(Map<String, Long> due) throws InterruptedException {
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
    if (due <= undelivered) {
      waiting.remove(log);
      return due;
    }
    Waiting earlier = waiting.get(log);
    if (earlier == null || earlier.seq() <= undelivered) {
      waiting.put(log, new Waiting(due, time.nanoTime()));
      return undelivered;
    }
    boolean hasWaited = time.nanoTime() - earlier.sinceNanos() >= LONGEST.toNanos();
    return hasWaited ? Math.min(due, earlier.seq()) : undelivered;
  }
}
