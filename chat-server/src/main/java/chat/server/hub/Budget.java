package chat.server.hub;

import java.util.concurrent.atomic.AtomicLong;

/** What many queues of one kind together may hold, in bytes, so that they can't fill the heap. */
public final class Budget {
  private final long limit;
  private final AtomicLong used = new AtomicLong();

  public Budget(long limit) {
    this.limit = limit;
  }

  /** A part of what the JVM may use: one by {@code divisor}. */
  public static Budget ofHeap(int divisor) {
    return new Budget(Runtime.getRuntime().maxMemory() / divisor);
  }

  /** Counts bytes that came to wait, or with a minus those that wait no more. Any thread. */
  public void add(long bytes) {
    used.addAndGet(bytes);
  }

  boolean isExceeded() {
    return used.get() > limit;
  }
}
