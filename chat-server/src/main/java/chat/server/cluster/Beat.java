package chat.server.cluster;

import chat.server.hub.Hub;
import chat.server.log.LogEndedException;
import chat.server.log.LogEndedException.Cause;
import chat.server.log.postgres.Reign;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Shows the other servers that the owner lives, while its hub answers. Its own thread, with its own
 * connection, so that no slow write delays it.
 */
final class Beat implements AutoCloseable {
  private static final int BEATS_PER_LEASE = 4;
  private static final Duration END_LIMIT = Duration.ofSeconds(1);

  /** A thread that still connects then, for a claim that is over, finds that and does nothing. */
  private static final Duration ENDED_LIMIT = Duration.ofMillis(100);

  private final Reign reign;
  private final Hub hub;
  private final OtherServers others;
  private final Role role;
  private final Duration lease;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "beat");

  Beat(Reign reign, Hub hub, OtherServers others, Role role, Duration lease) {
    this.reign = reign;
    this.hub = hub;
    this.others = others;
    this.role = role;
    this.lease = lease;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    long succeeded = System.nanoTime();
    long pause = lease.toNanos() / BEATS_PER_LEASE;
    Connection connection = null;
    try {
      while (!closed.await(pause, TimeUnit.NANOSECONDS) && reign.ended().isEmpty()) {
        if (!hub.answersWithin(lease.dividedBy(2))) {
          continue;
        }
        try {
          if (connection == null || connection.isClosed()) {
            connection = reign.connectToBeat();
          }
          if (reign.beat(connection)) {
            role.beats();
          }
          succeeded = System.nanoTime();
          others.refresh(connection);
        } catch (SQLException e) {
          connection = null;
          endIfSilent(System.nanoTime() - succeeded, e);
        }
      }
      if (connection != null && reign.ended().isEmpty()) {
        others.leave(connection);
      }
    } catch (SQLException e) {
      // The others notice within some seconds.
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    }
  }

  /** Ends a claim that is of no use: its primary has not answered for the lease. */
  private void endIfSilent(long silentNanos, SQLException failure) {
    if (silentNanos > lease.toNanos()) {
      reign.end(
          new LogEndedException(
              Cause.UNKNOWN,
              "the database at %s does not answer: %s"
                  .formatted(reign.claim().primary(), failure.getMessage()),
              failure));
    }
  }

  /**
   * Lets the others know that this server ends, if the database answers. After the end of its claim
   * there is nothing to say, and its next claim does not wait.
   */
  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join((reign.ended().isPresent() ? ENDED_LIMIT : END_LIMIT).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
