package chat.server.net.memory;

import chat.notation.SizeNotation;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the connections that hold the most memory while all together hold more than the budget, or
 * while one waits too long for capacity. A thread of its own.
 */
public final class OverloadGuard {
  private static final Logger LOG = LoggerFactory.getLogger(OverloadGuard.class);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  /** How long memory may be short before a connection is closed: most shortages pass. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** How long closed connections have to free their memory, and others to use it. */
  private static final Duration BETWEEN_CLOSINGS = Duration.ofMillis(250);

  private final ShortageLog log = new ShortageLog();
  private final ServerMemory memory;
  private final Supplier<? extends Collection<? extends MemoryHolder>> open;
  // What each connection held at the last look of this shortage; empty if there is none.
  private final Map<MemoryHolder, Long> lastHeld = new HashMap<>();
  private long exceededSinceNanos;
  private long closedNanos = System.nanoTime() - BETWEEN_CLOSINGS.toNanos();
  private boolean wasExceeded;

  /**
   * A guard that has not been started.
   *
   * @param open returns the open connections
   */
  public OverloadGuard(
      ServerMemory memory, Supplier<? extends Collection<? extends MemoryHolder>> open) {
    this.memory = memory;
    this.open = open;
  }

  /** Looks until it is interrupted. */
  public void watch() {
    try {
      while (true) {
        Thread.sleep(BETWEEN_LOOKS.toMillis());
        lookAgain();
      }
    } catch (InterruptedException e) {
      // The server has stopped.
    }
  }

  private void lookAgain() {
    try {
      look(System.nanoTime());
    } catch (RuntimeException e) {
      LOG.error("a bug in the memory's guard, which continues", e);
    }
  }

  /** Closes what must be closed now. */
  void look(long nowNanos) {
    boolean exceeded = memory.all().isExceeded();
    if (exceeded && !wasExceeded) {
      exceededSinceNanos = nowNanos;
    }
    wasExceeded = exceeded;
    Optional<CapacityQueue.Head> head = memory.queue().head();
    if (!exceeded && head.isEmpty()) {
      lastHeld.clear();
      log.suffices(nowNanos);
      return;
    }
    long limit = memory.all().limit();
    boolean isUrgent = memory.all().used() > limit + limit / 4;
    boolean isShortForLong =
        (exceeded && nowNanos - exceededSinceNanos > PATIENCE.toNanos())
            || head.filter(first -> nowNanos - first.sinceNanos() > PATIENCE.toNanos()).isPresent();
    boolean hasRested = nowNanos - closedNanos > BETWEEN_CLOSINGS.toNanos();
    Collection<? extends MemoryHolder> holders = open.get();
    if (hasRested && (isUrgent || isShortForLong)) {
      closeGreediest(holders, head, isUrgent, nowNanos);
      closedNanos = nowNanos;
    }
    lastHeld.clear();
    holders.forEach(holder -> lastHeld.put(holder, holder.memory().bytes()));
  }

  /** Closes connections until the rest leaves enough of the budget free. */
  private void closeGreediest(
      Collection<? extends MemoryHolder> holders,
      Optional<CapacityQueue.Head> head,
      boolean atOnce,
      long nowNanos) {
    long limit = memory.all().limit();
    long used = memory.all().used();
    long rest = used;
    for (MemoryHolder holder : holders) {
      rest -= holder.isOverloaded() ? holder.memory().bytes() : 0;
    }
    long toFree = Math.max(limit / 8, head.map(this::needed).orElse(0L));
    int closed = 0;
    for (Held held : greediestFirst(holders)) {
      if (rest <= limit - toFree) {
        break;
      }
      rest -= held.bytes();
      if (head.filter(first -> first.owner() == held.holder().memory()).isPresent()) {
        toFree = limit / 8;
      }
      closed++;
      held.holder()
          .closeOverloaded(
              "the server is short of memory, and closed the connections that held most;"
                  + " this one held "
                  + SizeNotation.rounded(held.bytes()),
              atOnce);
    }
    if (closed > 0) {
      log.closed(closed, used, limit, nowNanos);
    }
  }

  private long needed(CapacityQueue.Head head) {
    return memory.all().needed(head.wantedBytes());
  }

  private record Held(MemoryHolder holder, long bytes) {}

  /** A connection that holds much only now is probably served now, and frees it at once. */
  private List<Held> greediestFirst(Collection<? extends MemoryHolder> holders) {
    return holders.stream()
        .filter(holder -> !holder.isOverloaded())
        .map(holder -> new Held(holder, heldSinceLastLook(holder)))
        .filter(held -> held.bytes() > held.holder().memory().smallBytes())
        .sorted(Comparator.comparingLong(Held::bytes).reversed())
        .toList();
  }

  private long heldSinceLastLook(MemoryHolder holder) {
    long now = holder.memory().bytes();
    return Math.min(now, lastHeld.getOrDefault(holder, now));
  }
}
