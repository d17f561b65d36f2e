package chat.server.log.search;

import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.LogPosition;
import chat.server.log.SearchQuery;
import chat.server.log.file.Database;
import chat.server.log.file.Timed;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Copies what is new in the log into the index, and replaces the index's file if it is damaged. The
 * search thread.
 */
final class Indexer implements AutoCloseable {
  private static final int PAGE_BYTES = 256 * 1024;
  private static final int PRUNED_PER_PAGE = 100;

  private final SearchFile file;
  private final IndexedLog log;
  private final RoomChanges changes;
  private final UnindexedRooms unindexed;
  private SearchTables tables;
  private long completeUpTo = -1;
  // Until its file could be replaced.
  private boolean isDamaged;

  /** A step on the index, which is run again if the index had to be replaced. */
  private interface Step<T> {
    T run() throws SQLException, LogException;
  }

  /**
   * Opens the index.
   *
   * @param changes what changes in the log from now on
   */
  Indexer(SearchFile file, IndexedLog log, RoomChanges changes) throws LogException {
    this.file = file;
    this.log = log;
    this.changes = changes;
    this.unindexed = new UnindexedRooms(log, changes);
    this.tables = file.open(changes.lastCommit());
  }

  /**
   * Indexes at most one page of new messages; once none is left, deletes from the index what the
   * log no longer stores.
   *
   * @return true if nothing is left to index
   */
  boolean indexPage() throws SQLException, LogException {
    return repairing(
        () -> {
          boolean complete = !indexSome();
          if (complete) {
            deletePruned();
          }
          return complete;
        });
  }

  /** Returns the size of the pages in the index's file that are free for reuse, in bytes. */
  long freeBytes() throws SQLException {
    return tables.freeBytes();
  }

  /**
   * Indexes all new messages, which is not charged to the query, and then returns where the newest
   * are that match, oldest first.
   */
  Timed<List<LogPosition>> find(SearchQuery query) throws SQLException, LogException {
    return repairing(
        () -> {
          while (indexSome()) {
            // The next page.
          }
          deletePruned();
          long start = System.nanoTime();
          return Timed.since(start, tables.find(query));
        });
  }

  private <T> T repairing(Step<T> step) throws SQLException, LogException {
    if (isDamaged) {
      replace();
    }
    try {
      return step.run();
    } catch (SQLException e) {
      if (!Database.isDamage(e)) {
        throw e;
      }
      isDamaged = true;
      replace();
      return step.run();
    }
  }

  /** Replaces the file; if that fails, the next step tries it again. */
  private void replace() throws SQLException, LogException {
    tables.close();
    tables = file.replace("it is damaged");
    isDamaged = false;
    unindexed.compareAll();
    completeUpTo = -1;
  }

  /** Returns false if nothing is left to index. */
  private boolean indexSome() throws SQLException, LogException {
    long stored = changes.lag().storedSoFar();
    unindexed.update();
    Optional<LogName> room = unindexed.next();
    if (room.isPresent()) {
      index(room.get());
      return true;
    }
    if (unindexed.compareSome(tables)) {
      return true;
    }
    if (completeUpTo < unindexed.lastCommit()) {
      completeUpTo = unindexed.lastCommit();
      tables.completeUpTo(completeUpTo);
    }
    changes.lag().completeUpTo(stored);
    return false;
  }

  private void index(LogName room) throws SQLException, LogException {
    List<LogMessage> page =
        log.read(room, tables.cursor(room), Long.MAX_VALUE, PAGE_BYTES).messages();
    if (page.isEmpty()) {
      unindexed.remove(room);
    } else {
      tables.add(room, page, changes.lastCommit());
      changes.lag().indexed(page.size());
    }
  }

  private void deletePruned() throws SQLException, LogException {
    while (unindexed.arePruned()) {
      List<PrunedRoom> rooms = log.pruned(tables.prunedUpTo(), PRUNED_PER_PAGE);
      for (PrunedRoom room : rooms) {
        delete(room);
      }
      if (rooms.size() < PRUNED_PER_PAGE) {
        unindexed.prunedAll();
      }
    }
  }

  private void delete(PrunedRoom room) throws SQLException {
    while (tables.deleteSomeBefore(room.log(), room.firstStored())) {
      // Each step is a transaction of its own, so that none grows large.
    }
    tables.pruned(room);
  }

  @Override
  public void close() throws SQLException {
    tables.close();
  }
}
