package chat.server.log.sqlite;

import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.Page;
import chat.server.log.StoredRoom;
import chat.server.log.file.Database;
import chat.server.log.file.Sql;
import chat.server.log.search.IndexedLog;
import chat.server.log.search.PrunedRoom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Reads the log for the search index, on the thread that calls: what the search thread reads counts
 * as its work. The search thread.
 */
final class IndexReader implements IndexedLog, AutoCloseable {
  private final Database database;
  private final SqliteReader reader;
  private final Sql sql;

  IndexReader(Database database) throws SQLException {
    this.database = database;
    Connection connection = database.openToRead();
    this.reader = new SqliteReader(connection);
    this.sql = new Sql(connection);
  }

  @Override
  public List<StoredRoom> rooms(String afterLog, int count) throws LogException {
    return query(from -> from.roomsByLog(afterLog, count));
  }

  @Override
  public List<PrunedRoom> pruned(long after, int count) throws LogException {
    return query(from -> from.pruned(after, count));
  }

  @Override
  public List<Rewrite> rewrites(long after, int count) throws LogException {
    return query(
        from ->
            sql.rows(
                row ->
                    new Rewrite(
                        row.getLong(1),
                        new LogName(row.getString(2)),
                        row.getLong(3),
                        row.getLong(4)),
                """
                SELECT number, room, first, last FROM rewrites
                WHERE number > ? ORDER BY number LIMIT ?""",
                after,
                count));
  }

  @Override
  public boolean isPrivate(LogName room) throws LogException {
    return query(
        from ->
            sql.number(
                    "SELECT count(*) FROM rooms WHERE room = ? AND key = '!' || room", room.key())
                > 0);
  }

  @Override
  public Page read(LogName log, long after, long upTo, int maxBytes) throws LogException {
    return query(from -> from.read(log, after, upTo, maxBytes));
  }

  private <T> T query(SqliteReader.Query<T> query) throws LogException {
    try {
      return reader.run(query);
    } catch (SQLException e) {
      throw database.failure("read", e);
    }
  }

  @Override
  public void close() throws SQLException {
    reader.close();
  }
}
