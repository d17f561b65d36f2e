package chat.server.hub;

import java.util.concurrent.atomic.AtomicLong;

/** What all room lanes together may hold, in bytes, so that slow readers can't fill the heap. */
public final class Budget {
  private static final int SHARE_OF_HEAP = 4;

  private final long limit;
  private final AtomicLong used = new AtomicLong();

  public Budget(long limit) {
    this.limit = limit;
  }

  /** A quarter of what the JVM may use. */
  public static Budget ofHeap() {
    return new Budget(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
  }

  /** Counts bytes that came to wait, or with a minus those that wait no more. Any thread. */
  public void add(long bytes) {
    used.addAndGet(bytes);
  }

  boolean isExceeded() {
    return used.get() > limit;
  }
}
