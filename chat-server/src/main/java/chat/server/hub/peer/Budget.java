package chat.server.hub.peer;

import java.util.concurrent.atomic.AtomicLong;

/** A limit in bytes that all queues of one kind share, so that they can't fill the heap. */
public final class Budget {
  /** The part of its own limit that a part may use in any case, though the whole is exceeded. */
  private static final int GUARANTEED_DIVISOR = 4;

  private final long limit;
  // Null unless this is a part of another budget.
  private final Budget whole;
  private final AtomicLong used = new AtomicLong();

  public Budget(long limit) {
    this(limit, null);
  }

  private Budget(long limit, Budget whole) {
    this.limit = limit;
    this.whole = whole;
  }

  /** Returns a budget of the JVM's maximum heap divided by {@code divisor}. */
  public static Budget ofHeap(int divisor) {
    return new Budget(Runtime.getRuntime().maxMemory() / divisor);
  }

  /** Returns a budget with a limit of its own, whose bytes count in this one, too. */
  public Budget part(long partLimit) {
    return new Budget(partLimit, this);
  }

  /** Counts bytes that were queued, or if negative, bytes that were removed. Any thread. */
  public void add(long bytes) {
    used.addAndGet(bytes);
    if (whole != null) {
      whole.add(bytes);
    }
  }

  /**
   * Counts bytes if they fit, or returns false. More than half of the limit fits into the other
   * half. Only for a budget that is no part.
   */
  public boolean tryAdd(long bytes) {
    long needed = needed(bytes);
    long before = used.get();
    while (before + needed <= limit) {
      if (used.compareAndSet(before, before + bytes)) {
        return true;
      }
      before = used.get();
    }
    return false;
  }

  /** Returns how much must be free so that {@link #tryAdd} counts these bytes. */
  public long needed(long bytes) {
    return Math.min(bytes, limit / 2);
  }

  /** Returns the bytes that are queued now. */
  public long used() {
    return used.get();
  }

  public long limit() {
    return limit;
  }

  /**
   * Returns whether more is used than the limit; of a part, also whether it uses more than a
   * quarter of its limit while the whole is exceeded.
   */
  public boolean isExceeded() {
    long now = used.get();
    return now > limit
        || (whole != null && now > limit / GUARANTEED_DIVISOR && whole.used() > whole.limit());
  }
}
