package chat.server.hub;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/**
 * How much memory outside of the heap shared buffers may take. They come free only with a
 * collection, so the limit is well below the JVM's own, where it would stop everything to collect.
 */
final class DirectMemory {
  private static final long MAX_BYTES = 64L << 20;

  private final BufferPoolMXBean pool =
      ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
          .filter(candidate -> candidate.getName().equals("direct"))
          .findFirst()
          .orElseThrow();

  boolean hasRoomFor(int bytes) {
    return pool.getMemoryUsed() + bytes <= MAX_BYTES;
  }
}
