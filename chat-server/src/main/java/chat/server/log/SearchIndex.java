package chat.server.log;

import chat.protocol.RoomName;
import chat.protocol.Text;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds messages by their words: a reader of the log like any other, with a thread, a cursor and a
 * file (SQLite's FTS5) of its own. The file may be deleted; it is made again from the log.
 */
final class SearchIndex implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);
  private static final int PAGE_BYTES = 256 * 1024;
  private static final long NANOS_BETWEEN_LOOKS = TimeUnit.SECONDS.toNanos(5);

  /**
   * So many times as long as it worked, it rests: what people say now comes first. A search waits
   * for the rest of it anyway.
   */
  private static final int REST = 19;

  private final SearchFile file;
  private final LogReaders readers;
  private final ScheduledExecutorService thread;
  // The thread's alone, once it runs.
  private Connection connection;
  private boolean works = true;

  private SearchIndex(SearchFile file, LogReaders readers) throws LogException {
    this.file = file;
    this.readers = readers;
    this.connection = file.open(readers);
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "search");
              made.setDaemon(true);
              return made;
            });
  }

  /** The index of the log of that id. */
  static SearchIndex open(DataFolder folder, String logId, LogReaders readers) throws LogException {
    SearchIndex index = new SearchIndex(new SearchFile(folder, logId), readers);
    index.lookIn(NANOS_BETWEEN_LOOKS);
    return index;
  }

  // Its exceptions are logged where they arise.
  @SuppressWarnings("FutureReturnValueIgnored")
  private void lookIn(long nanos) {
    thread.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
  }

  /** Takes in a page of what is new, and looks again later: soon, if there is more. */
  private void look() {
    long start = System.nanoTime();
    boolean complete = takeInQuietly();
    if (!thread.isShutdown()) {
      lookIn(complete ? NANOS_BETWEEN_LOOKS : REST * (System.nanoTime() - start));
    }
  }

  /**
   * The numbers of the messages that have all the words, or words that begin so, newest first.
   * Waits until the index has everything that was in the log before.
   */
  List<Long> find(LogName log, Text words, long before, int count) throws LogException {
    String query = Words.of(words).query();
    if (query.isEmpty()) {
      return List.of();
    }
    try {
      return thread
          .submit(
              () ->
                  mending(
                      () -> {
                        takeIn(Integer.MAX_VALUE);
                        return query(log, query, before, count);
                      }))
          .get();
    } catch (ExecutionException e) {
      throw new LogException("can't search: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogException("interrupted while searching", e);
    }
  }

  private List<Long> query(LogName log, String query, long before, int count) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT p.seq FROM words JOIN places p ON p.number = words.rowid
            WHERE words MATCH ? AND p.room = ? AND p.seq < ?
            ORDER BY words.rowid DESC LIMIT ?""")) {
      statement.setString(1, query);
      statement.setString(2, log.key());
      statement.setLong(3, before);
      statement.setInt(4, count);
      List<Long> found = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          found.add(result.getLong(1));
        }
      }
      return found;
    }
  }

  /** True if nothing is left to do for now. */
  private boolean takeInQuietly() {
    try {
      boolean complete =
          mending(
              () -> {
                boolean all = takeIn(1);
                if (all) {
                  forgetPruned();
                }
                return all;
              });
      works = true;
      return complete;
    } catch (SQLException | LogException e) {
      if (works && !thread.isShutdown()) {
        LOG.warn("the search index is behind: {}", e.getMessage());
      }
      works = false;
      return true;
    }
  }

  /** Something done with the index. */
  private interface Step<T> {
    T run() throws SQLException, LogException;
  }

  /** Runs a step, and if the file turns out to be damaged, once more with a new one. */
  private <T> T mending(Step<T> step) throws SQLException, LogException {
    try {
      return step.run();
    } catch (SQLException e) {
      if (!Database.isDamage(e)) {
        throw e;
      }
      connection.close();
      connection = file.remake("it is damaged");
      return step.run();
    }
  }

  /** Takes in what is new in the log, no more pages than that; true if that is all. */
  private boolean takeIn(int maxPages) throws SQLException, LogException {
    int pages = 0;
    for (RoomName room : readers.read(SqliteReader::rooms).keySet()) {
      LogName log = LogName.of(room);
      List<LogMessage> page = pageAfter(log, cursor(log));
      while (!page.isEmpty()) {
        if (pages++ == maxPages) {
          return false;
        }
        long cursor = page.get(page.size() - 1).seq();
        index(log, page, cursor);
        page = pageAfter(log, cursor);
      }
    }
    return true;
  }

  private List<LogMessage> pageAfter(LogName log, long cursor) throws LogException {
    return readers.read(reader -> reader.read(log, cursor, Long.MAX_VALUE, PAGE_BYTES)).messages();
  }

  /** What the log does not keep is not to be found here either. */
  private void forgetPruned() throws SQLException, LogException {
    for (RoomName room : readers.read(SqliteReader::rooms).keySet()) {
      LogName log = LogName.of(room);
      long firstHeld = readers.read(reader -> reader.read(log, 0, 0, 1)).firstHeld();
      while (forgetSome(log, firstHeld)) {
        // In steps, so that no search waits for all of it.
      }
    }
  }

  private boolean forgetSome(LogName log, long firstHeld) throws SQLException {
    String some = "(SELECT number FROM places WHERE room = ? AND seq < ? ORDER BY seq LIMIT 1000)";
    connection.setAutoCommit(false);
    try (PreparedStatement words =
            connection.prepareStatement("DELETE FROM words WHERE rowid IN " + some);
        PreparedStatement places =
            connection.prepareStatement("DELETE FROM places WHERE number IN " + some)) {
      words.setString(1, log.key());
      words.setLong(2, firstHeld);
      words.executeUpdate();
      places.setString(1, log.key());
      places.setLong(2, firstHeld);
      int forgotten = places.executeUpdate();
      connection.commit();
      return forgotten > 0;
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private long cursor(LogName log) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT seq FROM cursors WHERE room = ?")) {
      statement.setString(1, log.key());
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? result.getLong(1) : 0;
      }
    }
  }

  private void index(LogName log, List<LogMessage> page, long cursor) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement place =
            connection.prepareStatement("INSERT INTO places (room, seq) VALUES (?, ?)");
        PreparedStatement words =
            connection.prepareStatement(
                "INSERT INTO words (rowid, text) VALUES (last_insert_rowid(), ?)");
        PreparedStatement move =
            connection.prepareStatement("INSERT OR REPLACE INTO cursors VALUES (?, ?)")) {
      for (LogMessage message : page) {
        place.setString(1, log.key());
        place.setLong(2, message.seq());
        place.executeUpdate();
        words.setString(1, Words.parted(message.draft().text().toString()));
        words.executeUpdate();
      }
      move.setString(1, log.key());
      move.setLong(2, cursor);
      move.executeUpdate();
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  @Override
  public void close() throws SQLException {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("a search is still under way");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connection.close();
  }
}
