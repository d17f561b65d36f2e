package chat.server.log.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The writer's statements, prepared once for a connection. The hub's thread. */
record WriterStatements(
    PreparedStatement begin,
    PreparedStatement commit,
    List<PreparedStatement> inserts,
    PreparedStatement updateClient,
    PreparedStatement upsertClient,
    PreparedStatement upsertRoom,
    PreparedStatement selectEnd,
    PreparedStatement selectClientEnds) {
  /** Rows of each INSERT, largest first: fewer statements store many rows faster. */
  static final List<Integer> ROWS = List.of(64, 16, 4, 1);

  static final int COLUMNS = 9;

  private static final String ROW = "(?, ?, ?, ?, ?, CAST(? AS TEXT), ?, ?, ?)";
  private static final String INSERT =
      """
      INSERT INTO messages (room, seq, time, nick, kind, text, author, id, account)
      VALUES\s"""
          + ROW;
  // Updates a client whose number is cached: an upsert would write the sequence table as well.
  // Compares the digest, because a number that was rolled back may belong to another client now.
  private static final String UPDATE_CLIENT =
      """
      UPDATE clients SET last_id = max(last_id, ?1), seen = max(seen, ?2), last_commit = ?3
      WHERE number = ?4 AND digest = ?5""";
  private static final String UPSERT_CLIENT =
      """
      INSERT INTO clients (digest, last_id, seen, last_commit) VALUES (?, ?, ?, ?)
      ON CONFLICT (digest) DO UPDATE
        SET last_id = max(last_id, excluded.last_id), seen = max(seen, excluded.seen),
          last_commit = excluded.last_commit
      RETURNING number""";
  private static final String UPSERT_ROOM =
      """
      INSERT INTO rooms (room, key, state, oldest, maker) VALUES (?, ?, 2, ?, ?)
      ON CONFLICT (room) DO UPDATE
        SET state = 2, oldest = excluded.oldest, maker = excluded.maker""";
  private static final String SELECT_END =
      "SELECT " + RoomTable.LAST_SEQ + ", (SELECT state = 2 FROM rooms WHERE room = ?1)";

  static WriterStatements prepare(Connection connection) throws SQLException {
    List<PreparedStatement> inserts = new ArrayList<>();
    for (int rows : ROWS) {
      inserts.add(connection.prepareStatement(INSERT + (", " + ROW).repeat(rows - 1)));
    }
    return new WriterStatements(
        // A transaction that starts with a read fails instead of waiting, if the pruner has written
        // since. Queries run outside of transactions, which would hold up checkpoints.
        connection.prepareStatement("BEGIN IMMEDIATE"),
        connection.prepareStatement("COMMIT"),
        List.copyOf(inserts),
        connection.prepareStatement(UPDATE_CLIENT),
        connection.prepareStatement(UPSERT_CLIENT),
        connection.prepareStatement(UPSERT_ROOM),
        connection.prepareStatement(SELECT_END),
        connection.prepareStatement(RoomTable.SELECT_ENDS));
  }

  void close() throws SQLException {
    for (PreparedStatement statement :
        List.of(
            begin, commit, updateClient, upsertClient, upsertRoom, selectEnd, selectClientEnds)) {
      statement.close();
    }
    for (PreparedStatement insert : inserts) {
      insert.close();
    }
  }
}
