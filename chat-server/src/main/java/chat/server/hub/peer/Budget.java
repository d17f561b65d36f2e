package chat.server.hub.peer;

import java.util.concurrent.atomic.AtomicLong;

/** A limit in bytes that all queues of one kind share, so that they can't fill the heap. */
public final class Budget {
  private final long limit;
  private final AtomicLong used = new AtomicLong();

  public Budget(long limit) {
    this.limit = limit;
  }

  /** Returns a budget of the JVM's maximum heap divided by {@code divisor}. */
  public static Budget ofHeap(int divisor) {
    return new Budget(Runtime.getRuntime().maxMemory() / divisor);
  }

  /** Counts bytes that were queued, or if negative, bytes that were removed. Any thread. */
  public void add(long bytes) {
    used.addAndGet(bytes);
  }

  /** Returns the bytes that are queued now. */
  public long used() {
    return used.get();
  }

  public boolean isExceeded() {
    return used.get() > limit;
  }
}
