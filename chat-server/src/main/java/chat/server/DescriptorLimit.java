package chat.server;

import chat.server.net.accept.ConnectionLimits;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares how many files the process may open with how many {@code --max-clients} needs. The main
 * thread.
 */
final class DescriptorLimit {
  /** For the log, the JVM's own files, and connections that are being refused. */
  private static final int RESERVE = 200;

  private static final Logger LOG = LoggerFactory.getLogger(DescriptorLimit.class);

  private DescriptorLimit() {}

  /** Logs a line if the process may open too few files for as many connections as are allowed. */
  static void warnIfTooLow(ConnectionLimits limits) {
    // Other systems have no such limit.
    if (limits.total() > 0
        && ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
      warnIfTooLow(limits.total(), unix.getMaxFileDescriptorCount());
    }
  }

  private static void warnIfTooLow(int clients, long maxFiles) {
    long needed = (long) clients + RESERVE;
    if (maxFiles < needed) {
      LOG.warn(
          "this process may open {} files, but --max-clients {} needs {}: set ulimit -n {}, or"
              + " --max-clients {}",
          maxFiles,
          clients,
          needed,
          needed,
          Math.max(1, maxFiles - RESERVE));
    }
  }
}
