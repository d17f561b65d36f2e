package chat.server.log.file;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the system the pages back that deleted messages leave in a database, a few at a time:
 * SQLite moves pages from the end of the file into the free ones, and a checkpoint cuts the file.
 * Some free pages stay for new messages. The maintenance thread.
 */
public final class IncrementalVacuum {
  private static final Logger LOG = LoggerFactory.getLogger(IncrementalVacuum.class);

  /** Up to this size, a start rewrites a database that can't shrink yet: in about a second. */
  static final long MAX_REWRITTEN_BYTES = 100L << 20;

  private static final int INCREMENTAL = 2;
  private static final int PAGES_PER_STEP = 32;
  // With the last page of others, SQLite also removes the pages of its own that precede it: at most
  // a page of the pointer map, which come hundreds of pages apart, and the one with the locks.
  private static final int OTHER_PAGES_PER_STEP = 2;
  // Below that, a file grows and shrinks by turns.
  private static final int MIN_FREE_PAGES = 256;
  private static final int FREE_PART_BEFORE = 10;
  private static final int FREE_PART_AFTER = 20;

  private final Sql sql;
  private final DamageWatch damage;
  private final boolean isPossible;
  private boolean isRunning;

  /**
   * The vacuum of the database of {@code sql}.
   *
   * @param damage expects that the file does not become smaller but by this
   */
  public IncrementalVacuum(Sql sql, DamageWatch damage) throws SQLException {
    this.sql = sql;
    this.damage = damage;
    this.isPossible = sql.number("PRAGMA auto_vacuum") == INCREMENTAL;
  }

  /**
   * Prepares a database for it: one that is empty, or not large. The thread that opens it, before
   * others do.
   *
   * @return whether its file can shrink from now on
   */
  public static boolean enable(Connection connection, Path file) {
    Sql sql = new Sql(connection);
    try (Statement statement = connection.createStatement()) {
      boolean isEnabled = sql.number("PRAGMA auto_vacuum") == INCREMENTAL;
      if (!isEnabled && file.toFile().length() <= MAX_REWRITTEN_BYTES) {
        statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
        statement.execute("VACUUM");
        isEnabled = true;
      }
      return isEnabled;
    } catch (SQLException e) {
      // The server works without it.
      LOG.warn("{} will not shrink: {}", file, DiskFull.reason(e));
      return false;
    }
  }

  /** Removes a few free pages, if there are many; returns whether to continue soon. */
  public boolean step() throws SQLException {
    if (!isPossible) {
      return false;
    }
    long free = sql.number("PRAGMA freelist_count");
    long pages = sql.number("PRAGMA page_count");
    isRunning =
        free > MIN_FREE_PAGES && free > pages / (isRunning ? FREE_PART_AFTER : FREE_PART_BEFORE);
    if (isRunning) {
      long leastPages = pages - PAGES_PER_STEP - OTHER_PAGES_PER_STEP;
      damage.mayShrinkTo(leastPages * sql.number("PRAGMA page_size"));
      sql.runToEnd("PRAGMA incremental_vacuum(" + PAGES_PER_STEP + ")");
    } else {
      damage.hasShrunk(pages * sql.number("PRAGMA page_size"));
    }
    return isRunning;
  }
}
