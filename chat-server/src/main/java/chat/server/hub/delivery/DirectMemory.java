package chat.server.hub.delivery;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/**
 * The limit of memory for shared buffers outside of the heap. A collection frees them, so the limit
 * is far below the JVM's own, at which the JVM would pause all threads to collect.
 */
final class DirectMemory {
  private static final long MAX_BYTES = 64L << 20;

  private final BufferPoolMXBean pool =
      ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
          .filter(candidate -> candidate.getName().equals("direct"))
          .findFirst()
          .orElseThrow();

  boolean fits(int bytes) {
    return pool.getMemoryUsed() + bytes <= MAX_BYTES;
  }
}
