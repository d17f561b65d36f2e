package chat.server.log.schema;

import chat.server.log.LogName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.Function;

/**
 * The migration that gives each log a row in the table of rooms, so that the server finds a room,
 * counts them, and finds what is to be pruned without a walk over all messages. The thread that
 * opens the database.
 */
public final class RoomRows {
  /**
   * Numbers the deletions in order of time, so that the search index can follow them: one number
   * for each statement. Its parameter is the time in milliseconds since 1970, or 0.
   */
  public static final String NEXT_PRUNED =
      "max(?, (SELECT coalesce(max(pruned), 0) + 1 FROM rooms WHERE pruned > 0))";

  private static final String KEY_FUNCTION = "room_key";

  private RoomRows() {}

  static void create(Statement statement) throws SQLException {
    for (String column :
        new String[] {
          "key TEXT NOT NULL DEFAULT ''", // of a room: the same for all spellings of its name
          "state INTEGER NOT NULL DEFAULT 0", // 0 deleted, 1 open without messages, 2 has messages
          "oldest INTEGER NOT NULL DEFAULT 0", // when its oldest message was written
          "maker INTEGER NOT NULL DEFAULT 0", // clients.number of who wrote its first message
          "pruned INTEGER NOT NULL DEFAULT 0", // rises whenever messages of a room are deleted
          "leftover INTEGER NOT NULL DEFAULT 0" // 1 if messages below first_held are in the table
        }) {
      statement.execute("ALTER TABLE rooms ADD COLUMN " + column);
    }
    fill(statement);
    statement.execute("CREATE INDEX rooms_by_key ON rooms (key, state)");
    statement.execute("CREATE INDEX rooms_by_age ON rooms (oldest) WHERE state = 2");
    statement.execute("CREATE INDEX rooms_by_maker ON rooms (maker) WHERE state = 2");
    statement.execute("CREATE INDEX open_rooms ON rooms (room) WHERE state = 1");
    statement.execute("CREATE INDEX gone_rooms ON rooms (pruned) WHERE state = 0");
    statement.execute("CREATE INDEX pruned_rooms ON rooms (pruned) WHERE pruned > 0");
    statement.execute("CREATE INDEX leftover_rooms ON rooms (room) WHERE leftover = 1");
  }

  private static void fill(Statement statement) throws SQLException {
    // Skips from the first row of each log to the next log's: the table may be long.
    statement.execute(
        """
        WITH RECURSIVE found (room) AS (
          SELECT min(room) FROM messages
          UNION ALL
          SELECT (SELECT min(room) FROM messages WHERE room > found.room)
          FROM found WHERE room IS NOT NULL)
        INSERT INTO rooms (room) SELECT room FROM found WHERE room IS NOT NULL
        ON CONFLICT (room) DO NOTHING""");
    Connection connection = statement.getConnection();
    Function.create(connection, KEY_FUNCTION, new KeyFunction());
    try {
      statement.execute("UPDATE rooms SET key = room_key(room) WHERE room < '$'");
    } finally {
      Function.destroy(connection, KEY_FUNCTION);
    }
    statement.execute(
        """
        UPDATE rooms SET state = 2, oldest = first.time, maker = first.author
        FROM (
          SELECT r.room, m.time, CASE WHEN r.room < '$' THEN m.author ELSE 0 END AS author
          FROM rooms r JOIN messages m ON m.room = r.room AND m.seq = (
            SELECT min(seq) FROM messages WHERE room = r.room AND seq >= r.first_held)) AS first
        WHERE first.room = rooms.room""");
    statement.execute("UPDATE rooms SET topic = '' WHERE state = 0");
    statement.execute("DELETE FROM rooms WHERE state = 0 AND first_held = 1");
    statement.execute(
        """
        UPDATE rooms SET leftover = EXISTS (
          SELECT 1 FROM messages m WHERE m.room = rooms.room AND m.seq < rooms.first_held)
        WHERE first_held > 1""");
    statement.execute(
        """
        UPDATE rooms SET pruned = numbered.at FROM (
          SELECT room, unixepoch() * 1000 + row_number() OVER (ORDER BY room) AS at
          FROM rooms WHERE first_held > 1) AS numbered
        WHERE numbered.room = rooms.room""");
  }

  private static final class KeyFunction extends Function {
    @Override
    protected void xFunc() throws SQLException {
      result(new LogName(value_text(0)).room().key());
    }
  }
}
