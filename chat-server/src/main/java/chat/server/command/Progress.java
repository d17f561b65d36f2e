package chat.server.command;

import chat.server.log.tools.Work;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Prints every few seconds how far a task is. The main thread works; a thread of its own prints, so
 * that a long query of SQLite is seen to run.
 */
final class Progress implements Work, AutoCloseable {
  private static final int SECONDS_BETWEEN_LINES = 5;

  /** A line about a part that has just begun would tell nothing. */
  private static final long NANOS_BEFORE_LINE = TimeUnit.SECONDS.toNanos(1);

  private record Part(String what, long total, long startNanos) {}

  private final PrintWriter err;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread printer = new Thread(this::printUntilClosed, "progress");
  private volatile Part part = new Part("", 0, 0);
  private volatile long done;

  /** Prints to {@code err} from the first part of the task on. */
  Progress(PrintWriter err) {
    this.err = err;
    printer.setDaemon(true);
    printer.start();
  }

  private void printUntilClosed() {
    try {
      while (!closed.await(SECONDS_BETWEEN_LINES, TimeUnit.SECONDS)) {
        print();
      }
    } catch (InterruptedException e) {
      // Only the end of the process interrupts this thread.
    }
  }

  @Override
  public void begin(String what, long total) {
    done = 0;
    part = new Part(what, total, System.nanoTime());
  }

  @Override
  public void done(long count) {
    done = count;
  }

  private void print() {
    long nanos = System.nanoTime() - part.startNanos();
    if (!part.what().isEmpty() && nanos >= NANOS_BEFORE_LINE) {
      err.println(line(part.what(), done, part.total(), nanos));
      err.flush();
    }
  }

  /** Returns what is printed after a time of work. */
  static String line(String what, long done, long total, long nanos) {
    String seconds = TimeUnit.NANOSECONDS.toSeconds(nanos) + " s";
    if (done == 0) {
      return what + ": " + seconds;
    }
    return total == 0
        ? String.format(Locale.ROOT, "%s: %,d, %s", what, done, seconds)
        : String.format(
            Locale.ROOT,
            "%s: %,d of %,d (%d %%), %s",
            what,
            done,
            total,
            done * 100 / total,
            seconds);
  }

  /** Prints no more: the caller can print what the task has done. */
  @Override
  public void close() {
    closed.countDown();
    try {
      printer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
