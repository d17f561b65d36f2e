package chat.server.hub.peer;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/**
 * The memory for buffers outside of the heap, of which the JVM allows as much as the heap by
 * default. A collection frees shared buffers, so their limit is far below that: at its own limit,
 * the JVM would pause all threads to collect. Any thread.
 */
public final class DirectMemory {
  private static final long MAX_SHARED_BYTES = 64L << 20;

  private final long maxHeapBytes = Runtime.getRuntime().maxMemory();
  private final long maxSharedBytes = Math.min(MAX_SHARED_BYTES, maxHeapBytes / 4);
  private final BufferPoolMXBean pool =
      ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
          .filter(candidate -> candidate.getName().equals("direct"))
          .findFirst()
          .orElseThrow();

  /** Returns whether a shared buffer of this size may be made. */
  public boolean fits(int bytes) {
    return pool.getMemoryUsed() + bytes <= maxSharedBytes;
  }

  /** Returns whether so much is used that threads may make only small buffers. */
  public boolean isScarce() {
    return pool.getMemoryUsed() > maxHeapBytes / 3;
  }
}
