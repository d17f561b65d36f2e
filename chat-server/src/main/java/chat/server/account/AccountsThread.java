package chat.server.account;

import chat.server.log.LogEndedException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that reads and writes accounts, which starts with its first work. Any thread. */
final class AccountsThread implements Schedule, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AccountsThread.class);
  private static final int CLOSE_SECONDS = 10;

  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread thread = new Thread(task, "accounts");
            thread.setDaemon(true);
            return thread;
          });
  private final Consumer<LogEndedException> whenEnded;

  /**
   * A thread that has not started.
   *
   * @param whenEnded called by the thread when work finds that the accounts' database has ended
   */
  AccountsThread(Consumer<LogEndedException> whenEnded) {
    this.whenEnded = whenEnded;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // The method run logs each failure.
  public void after(long nanos, Runnable work) {
    try {
      executor.schedule(() -> run(work), nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // The server is stopping, and has closed all connections.
      LOG.debug("left undone: {}", e.getMessage());
    }
  }

  /** Logs an exception, which the executor would discard. */
  private void run(Runnable work) {
    try {
      work.run();
    } catch (LogEndedException e) {
      whenEnded.accept(e);
    } catch (RuntimeException e) {
      LOG.error("bug in the accounts", e);
    }
  }

  /** Carries out the work that is due, discards delayed work, and ends the thread. */
  @Override
  public void close() {
    CountDownLatch done = new CountDownLatch(1);
    after(0, done::countDown);
    try {
      if (!done.await(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("the accounts still wait for the disk after {} s", CLOSE_SECONDS);
      }
      executor.shutdownNow();
      if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("the accounts' thread does not end");
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
