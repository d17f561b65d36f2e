package chat.server.log.search.throttle;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The processors as the JVM sees them. The search thread. */
final class JvmProcessors implements Processors {
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long sinceNanos = System.nanoTime();
  private long usedThen = system.getProcessCpuTime();

  @Override
  public double idle() {
    long now = System.nanoTime();
    long used = system.getProcessCpuTime();
    double usedByProcess = (double) (used - usedThen) / Math.max(1, now - sinceNanos);
    sinceNanos = now;
    usedThen = used;
    int available = system.getAvailableProcessors();
    // The system may have more processors than the process may use, or other processes that use
    // them. It returns a negative number while it does not know.
    double usedOfSystem = system.getCpuLoad();
    double usedByAll = usedOfSystem >= 0 ? usedOfSystem * available : available;
    return Math.max(0, available - Math.max(usedByProcess, usedByAll));
  }

  @Override
  public long usedByThreadNanos() {
    // The JVM's operator can turn the measurement off: then the thread's waits count, too.
    return threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
        ? threads.getCurrentThreadCpuTime()
        : System.nanoTime();
  }
}
