package chat.server.net;

import chat.protocol.ErrorCode;
import chat.server.hub.peer.Origin;
import chat.server.measure.TrafficCounts;
import chat.server.net.accept.ConnectionLimits;
import chat.server.net.accept.Refusal;
import chat.server.net.input.WorkTurns;
import chat.server.net.memory.MemoryHolder;
import chat.server.net.memory.ServerMemory;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open connections: refuses those over the limits, and closes those whose clients take too
 * long, on a watchdog thread. Any thread.
 */
final class Connections {
  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

  private static final long MILLIS_BETWEEN_LOOKS = 250;

  private final NetOptions options;
  private final ServerMemory memory;
  private final DeferredThreadStarts starts;
  private final WorkTurns turns = new WorkTurns(Runtime.getRuntime().availableProcessors());
  private final TrafficCounts counts =
      TrafficCounts.none(Stream.of(ErrorCode.values()).map(ErrorCode::word).toList());
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition removed = lock.newCondition();
  // Guarded by lock.
  private final Set<Connection> open = new HashSet<>();
  private final Map<String, Integer> byOrigin = new HashMap<>();

  Connections(NetOptions options, ServerMemory memory, DeferredThreadStarts starts) {
    this.options = options;
    this.memory = memory;
    this.starts = starts;
  }

  /** Returns the memory that all connections share. */
  ServerMemory memory() {
    return memory;
  }

  /** Returns the turns in which they read pages of the log. */
  WorkTurns turns() {
    return turns;
  }

  /** Returns what the connections have carried. */
  TrafficCounts counts() {
    return counts;
  }

  /** Returns what starts the connections' threads. */
  DeferredThreadStarts starts() {
    return starts;
  }

  /** Returns why one more connection of an origin is refused; empty if it is accepted. */
  Optional<Refusal> refusal(Origin origin) {
    ConnectionLimits limits = options.connections();
    lock.lock();
    try {
      if (limits.total() > 0 && open.size() >= limits.total()) {
        return Optional.of(Refusal.FULL);
      }
      if (limits.perOrigin().limits(origin)
          && byOrigin.getOrDefault(origin.key(), 0) >= limits.perOrigin().count()) {
        return Optional.of(Refusal.ORIGIN_FULL);
      }
      // Each takes some memory, though it sends nothing.
      return memory.all().isExceeded() ? Optional.of(Refusal.NO_MEMORY) : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  void add(Connection connection) {
    lock.lock();
    try {
      open.add(connection);
      byOrigin.merge(connection.origin().key(), 1, Integer::sum);
    } finally {
      lock.unlock();
    }
  }

  void remove(Connection connection) {
    lock.lock();
    try {
      if (open.remove(connection)) {
        byOrigin.computeIfPresent(
            connection.origin().key(), (key, count) -> count == 1 ? null : count - 1);
        removed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Closes overdue connections, until it is interrupted. The watchdog thread. */
  void watch() {
    try {
      while (true) {
        Thread.sleep(MILLIS_BETWEEN_LOOKS);
        long now = System.nanoTime();
        snapshot().forEach(connection -> watch(connection, now));
      }
    } catch (InterruptedException e) {
      // The server has stopped.
    }
  }

  private void watch(Connection connection, long nowNanos) {
    try {
      connection.watch(nowNanos, options.times().stall());
    } catch (RuntimeException e) {
      LOG.error("a bug while watching a connection; others are watched on", e);
    }
  }

  /** Waits until all are closed, and closes those that are still open after the limit. */
  void awaitClosed(Duration limit) throws InterruptedException {
    long nanos = limit.toNanos();
    lock.lockInterruptibly();
    try {
      while (!open.isEmpty() && nanos > 0) {
        nanos = removed.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
    snapshot().forEach(Connection::close);
  }

  /** Returns what the memory's guard sees of the open connections. */
  List<MemoryHolder> memoryHolders() {
    return snapshot().stream().map(Connection::overload).toList();
  }

  private List<Connection> snapshot() {
    lock.lock();
    try {
      return List.copyOf(open);
    } finally {
      lock.unlock();
    }
  }
}
