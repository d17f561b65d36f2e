package chat.server.log.search;

import chat.server.log.LogName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads blocks of the index through a connection, which the caller closes. The thread that the
 * connection belongs to.
 */
final class BlockReader {
  private static final String COLUMNS =
      "SELECT b.number, b.room, b.first, b.last, b.oldest, b.newest, b.bytes FROM ";

  private final Connection connection;

  BlockReader(Connection connection) {
    this.connection = connection;
  }

  /**
   * Returns the next blocks that may have messages which match, newest first.
   *
   * @param expression see {@link SearchExpression}
   * @param below the number of the last block that the caller has seen; {@link Long#MAX_VALUE} to
   *     begin
   * @param count the most blocks to return; fewer are the last ones
   */
  List<Block> matching(String expression, long below, int count) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            COLUMNS
                + """
                words JOIN blocks b ON b.number = words.rowid
                WHERE words MATCH ? AND words.rowid < ? ORDER BY words.rowid DESC LIMIT ?""")) {
      statement.setString(1, expression);
      statement.setLong(2, below);
      statement.setInt(3, count);
      return read(statement);
    }
  }

  /**
   * Returns the blocks of a room, newest first.
   *
   * @param before the number of the first message of the last block that the caller has seen;
   *     {@link Long#MAX_VALUE} to begin
   */
  List<Block> ofRoom(LogName room, long before, int count) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            COLUMNS + "blocks b WHERE b.room = ? AND b.first < ? ORDER BY b.first DESC LIMIT ?")) {
      statement.setString(1, room.key());
      statement.setLong(2, before);
      statement.setInt(3, count);
      return read(statement);
    }
  }

  /** Returns the oldest blocks of a room whose messages are all below a number. */
  List<Block> before(LogName room, long seq, int count) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            COLUMNS
                + """
                blocks b WHERE b.room = ? AND b.first < ? AND b.last < ?
                ORDER BY b.first LIMIT ?""")) {
      statement.setString(1, room.key());
      statement.setLong(2, seq);
      statement.setLong(3, seq);
      statement.setInt(4, count);
      return read(statement);
    }
  }

  /** Returns the first blocks of a room that have some of its messages in a range of numbers. */
  List<Block> with(LogName room, long first, long last, int count) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            COLUMNS
                + """
                blocks b WHERE b.room = ? AND b.first <= ? AND b.last >= ?
                ORDER BY b.first LIMIT ?""")) {
      statement.setString(1, room.key());
      statement.setLong(2, last);
      statement.setLong(3, first);
      statement.setInt(4, count);
      return read(statement);
    }
  }

  /** Returns the number of a room's last message that is indexed, 0 if there is none. */
  long lastIndexed(LogName room) throws SQLException {
    List<Block> last = ofRoom(room, Long.MAX_VALUE, 1);
    return last.isEmpty() ? 0 : last.get(0).last();
  }

  private static List<Block> read(PreparedStatement statement) throws SQLException {
    List<Block> blocks = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        blocks.add(
            new Block(
                row.getLong(1),
                new LogName(row.getString(2)),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7)));
      }
    }
    return blocks;
  }
}
