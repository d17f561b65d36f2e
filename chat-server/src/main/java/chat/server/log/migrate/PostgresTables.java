package chat.server.log.migrate;

import chat.server.log.LogEndedException;
import chat.server.log.LogException;
import chat.server.log.file.Store;
import chat.server.log.postgres.Claim;
import chat.server.log.postgres.Connector;
import chat.server.log.postgres.OwnerTable;
import chat.server.log.postgres.PostgresSchema;
import chat.server.log.postgres.PostgresUrl;
import chat.server.log.postgres.Primaries;
import chat.server.log.postgres.Reign;
import chat.server.log.postgres.ReignStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The tables of a database that no server uses, which are read or filled as they are. They are
 * claimed, so that no server uses them meanwhile. The main thread.
 */
public final class PostgresTables implements AutoCloseable {
  private static final String NAME = "migrate";
  private static final long MILLIS_BETWEEN_BEATS = 500;

  private final Reign reign;
  private final Connection beats;
  private final CountDownLatch closed = new CountDownLatch(1);

  private PostgresTables(Reign reign) throws SQLException {
    this.reign = reign;
    this.beats = reign.connectToBeat();
    Thread beating = new Thread(this::beatUntilClosed, "beat");
    beating.setDaemon(true);
    beating.start();
  }

  /**
   * Claims the tables, and creates them if the database has none.
   *
   * @throws LogException if a server uses them, no node is the primary, or it is not safe
   */
  public static PostgresTables open(PostgresUrl url) throws LogException {
    Connector connector = new Connector(url, NAME);
    PostgresUrl.Node node = primary(connector);
    try {
      Connection main = connector.connect(node);
      try {
        PostgresSchema.open(main, node.toString());
        OwnerTable.Seen seen = OwnerTable.look(main);
        if (!seen.hasLock()) {
          throw new LogException(
              "the chat server %s uses the database at %s: stop all servers, and run this again"
                  .formatted(seen.server(), node));
        }
        long now = Clock.systemUTC().millis();
        OwnerTable.Target target = new OwnerTable.Target(node, seen);
        Claim claim = OwnerTable.claim(main, connector, target, "", now);
        Reign reign = new Reign(claim, connector, main, ended -> {});
        return new PostgresTables(reign);
      } catch (SQLException | LogException | RuntimeException e) {
        main.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new LogException("can't use the database at %s: %s".formatted(node, words(e)), e);
    }
  }

  private static String words(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }

  private static PostgresUrl.Node primary(Connector connector) throws LogException {
    try {
      return new Primaries(connector).find();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogException("interrupted while the database was asked", e);
    }
  }

  /** Shows servers that stand by that the claim lasts. */
  private void beatUntilClosed() {
    try {
      boolean isOwner = true;
      while (isOwner && !closed.await(MILLIS_BETWEEN_BEATS, TimeUnit.MILLISECONDS)) {
        isOwner = reign.beat(beats);
      }
    } catch (SQLException e) {
      lost(e);
    } catch (InterruptedException e) {
      // Only the end of the process interrupts this thread.
    }
  }

  /** Returns the node that has them. */
  public String node() {
    return reign.claim().primary().toString();
  }

  /**
   * Returns the tables. What fails to be read or written because the claim is over ends with {@link
   * LogEndedException}. Any thread.
   */
  public Store store() {
    Store tables = new ReignStore(reign);
    return new Store() {
      @Override
      public <T> T read(String verb, Work<T> work) throws LogException {
        try {
          return tables.read(verb, work);
        } catch (LogException e) {
          throw lost(e);
        }
      }

      @Override
      public <T> T write(String verb, Work<T> work) throws LogException {
        return tables.write(verb, work);
      }
    };
  }

  /** Reads would not notice that a server has claimed the tables, and changes them. */
  private LogEndedException lost(Exception failure) {
    return reign.end(
        new LogEndedException(
            LogEndedException.Cause.UNKNOWN,
            "lost the database at %s, which a server may use now: %s"
                .formatted(node(), failure.getMessage()),
            failure));
  }

  @Override
  public void close() {
    closed.countDown();
    reign.close();
  }
}
