package chat.server.log.search;

import chat.protocol.RoomName;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.LogPosition;
import chat.server.log.ReadableLog;
import chat.server.log.SearchQuery;
import chat.server.log.file.Database;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Copies what is new in the log into the index, and replaces the index's file if it is damaged. The
 * search thread.
 */
final class Indexer implements AutoCloseable {
  private static final int PAGE_BYTES = 256 * 1024;

  private final SearchFile file;
  private final ReadableLog log;
  private SearchTables tables;

  /** A step on the index, which is run again if the index had to be replaced. */
  private interface Step<T> {
    T run() throws SQLException, LogException;
  }

  Indexer(SearchFile file, ReadableLog log) throws LogException {
    this.file = file;
    this.log = log;
    this.tables = file.open(log);
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
          Set<RoomName> rooms = log.rooms().keySet();
          boolean complete = indexPages(rooms, 1);
          if (complete) {
            deletePruned(rooms);
          }
          return complete;
        });
  }

  /** Indexes all new messages, and then returns where the newest are that match, oldest first. */
  List<LogPosition> find(SearchQuery query) throws SQLException, LogException {
    return repairing(
        () -> {
          Set<RoomName> rooms = log.rooms().keySet();
          indexPages(rooms, Integer.MAX_VALUE);
          deleteRemoved(rooms);
          return tables.find(query);
        });
  }

  private <T> T repairing(Step<T> step) throws SQLException, LogException {
    try {
      return step.run();
    } catch (SQLException e) {
      if (!Database.isDamage(e)) {
        throw e;
      }
      tables.close();
      tables = file.replace("it is damaged");
      return step.run();
    }
  }

  /** Returns true if nothing is left to index. */
  private boolean indexPages(Set<RoomName> rooms, int maxPages) throws SQLException, LogException {
    int pages = 0;
    for (RoomName room : rooms) {
      LogName name = LogName.of(room);
      List<LogMessage> page = pageAfter(name, tables.cursor(name));
      while (!page.isEmpty()) {
        if (pages++ == maxPages) {
          return false;
        }
        tables.add(name, page);
        page = pageAfter(name, page.get(page.size() - 1).seq());
      }
    }
    return true;
  }

  private List<LogMessage> pageAfter(LogName name, long cursor) throws LogException {
    return log.read(name, cursor, Long.MAX_VALUE, PAGE_BYTES).messages();
  }

  private void deletePruned(Set<RoomName> rooms) throws SQLException, LogException {
    deleteRemoved(rooms);
    for (LogName name : tables.cursors().keySet()) {
      deleteBefore(name, log.read(name, 0, 0, 1).firstStored());
    }
  }

  /** Deletes what the index has of other rooms than those of the log. */
  private void deleteRemoved(Set<RoomName> rooms) throws SQLException {
    Set<LogName> removed = new HashSet<>(tables.cursors().keySet());
    rooms.forEach(room -> removed.remove(LogName.of(room)));
    for (LogName name : removed) {
      deleteBefore(name, Long.MAX_VALUE);
      tables.forget(name);
    }
  }

  private void deleteBefore(LogName name, long seq) throws SQLException {
    while (tables.deleteSomeBefore(name, seq)) {
      // Each step is a transaction of its own, so that none grows large.
    }
  }

  @Override
  public void close() throws SQLException {
    tables.close();
  }
}
