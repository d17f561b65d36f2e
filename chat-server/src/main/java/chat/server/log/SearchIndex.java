package chat.server.log;

import chat.protocol.RoomName;
import chat.protocol.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds messages by their words: a reader of the log like any other, with a thread, a cursor and a
 * file (SQLite's FTS5) of its own. The file may be deleted; it is made again from the log.
 */
final class SearchIndex implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);
  private static final int VERSION = 1;
  private static final int PAGE_BYTES = 256 * 1024;
  private static final int SECONDS_BETWEEN_LOOKS = 5;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

  private final Connection connection;
  private final LogReaders readers;
  private final ScheduledExecutorService thread;

  private SearchIndex(Connection connection, LogReaders readers) {
    this.connection = connection;
    this.readers = readers;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "search");
              made.setDaemon(true);
              return made;
            });
  }

  static SearchIndex open(Path file, LogReaders readers) throws LogException {
    SearchIndex index = new SearchIndex(openOrRemake(file), readers);
    index.lookNowAndThen();
    return index;
  }

  // Its exceptions are logged where they arise.
  @SuppressWarnings("FutureReturnValueIgnored")
  private void lookNowAndThen() {
    thread.scheduleWithFixedDelay(this::catchUpQuietly, 1, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
  }

  private static Connection openOrRemake(Path file) throws LogException {
    Database database = new Database(file, VERSION);
    try {
      return database.open(Database.Sync.NORMAL, SearchIndex::migrate);
    } catch (LogException e) {
      LOG.warn("the search index is made anew: {}", e.getMessage());
      try {
        for (String suffix : List.of("", "-wal", "-shm")) {
          Files.deleteIfExists(Path.of(file + suffix));
        }
      } catch (IOException deleting) {
        e.addSuppressed(deleting);
        throw e;
      }
      return database.open(Database.Sync.NORMAL, SearchIndex::migrate);
    }
  }

  private static void migrate(Statement statement, int fromVersion) throws SQLException {
    statement.execute("CREATE TABLE cursors (room TEXT PRIMARY KEY, seq INTEGER NOT NULL)");
    statement.execute("CREATE TABLE places (number INTEGER PRIMARY KEY, room TEXT, seq INTEGER)");
    statement.execute("CREATE VIRTUAL TABLE words USING fts5(text, content='')");
  }

  /**
   * The numbers of the messages that have all the words, or words that begin so, newest first.
   * Waits until the index has everything that was in the log before.
   */
  List<Long> find(LogName log, Text words, long before, int count) throws LogException {
    // Quoted, a word is nothing but a word to FTS5, whatever it is.
    String query =
        WORD.matcher(words.toString())
            .results()
            .map(MatchResult::group)
            .map(word -> '"' + word + "\"*")
            .collect(Collectors.joining(" "));
    if (query.isEmpty()) {
      return List.of();
    }
    try {
      return thread
          .submit(
              () -> {
                catchUp();
                return query(log, query, before, count);
              })
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

  private void catchUpQuietly() {
    try {
      catchUp();
    } catch (SQLException | LogException e) {
      LOG.warn("the search index is behind: {}", e.getMessage());
    }
  }

  private void catchUp() throws SQLException, LogException {
    for (RoomName room : readers.read(SqliteReader::rooms).keySet()) {
      LogName log = LogName.of(room);
      long cursor = cursor(log);
      List<LogMessage> page;
      do {
        long after = cursor;
        page =
            readers.read(reader -> reader.read(log, after, Long.MAX_VALUE, PAGE_BYTES)).messages();
        if (!page.isEmpty()) {
          cursor = page.get(page.size() - 1).seq();
          index(log, page, cursor);
        }
      } while (!page.isEmpty());
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
        words.setString(1, message.draft().text().toString());
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
