package chat.server.net.trace;

import chat.server.measure.TrafficCounts;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** What one connection adds to the counts of all, and takes back when it ends. Any thread. */
final class ConnectionCounts {
  /** The limits that answer with a code of their own. */
  private static final Map<String, String> LIMITS_BY_CODE =
      Map.of("too-many-rooms", "max-rooms", "quota", "max-per-day", "too-long", "max-text");

  private final TrafficCounts all;
  private final AtomicReference<Optional<String>> wire = new AtomicReference<>(Optional.empty());
  private final AtomicInteger runningReplays = new AtomicInteger();
  private volatile boolean ended;

  ConnectionCounts(TrafficCounts all) {
    this.all = all;
  }

  void begun() {
    all.accepted().increment();
    countAs(Optional.of(TrafficCounts.UNDECIDED));
  }

  /** Counts the connection under another wire than before. */
  void speaks(String name) {
    if (!ended) {
      countAs(Optional.of(name));
    }
  }

  private void countAs(Optional<String> now) {
    wire.getAndSet(now).ifPresent(before -> all.clients().add(before, -1));
    now.ifPresent(all.clients()::add);
  }

  void received(long bytes) {
    all.received().add(bytes);
  }

  void sent(long bytes) {
    all.sent().add(bytes);
  }

  void refused(String code) {
    all.refusals().add(code);
    String limit = LIMITS_BY_CODE.get(code);
    if (limit != null) {
      all.limits().add(limit);
    }
  }

  void limited(String limit) {
    all.limits().add(limit);
  }

  void replayBegun() {
    all.replays().increment();
    all.runningReplays().increment();
    runningReplays.incrementAndGet();
    if (ended) {
      forgetReplays();
    }
  }

  void replayEnded() {
    if (runningReplays.getAndUpdate(running -> Math.max(0, running - 1)) > 0) {
      all.runningReplays().decrement();
    }
  }

  private void forgetReplays() {
    all.runningReplays().add(-runningReplays.getAndSet(0));
  }

  /** Takes back what counts only open connections. */
  void ended() {
    ended = true;
    countAs(Optional.empty());
    forgetReplays();
  }
}
