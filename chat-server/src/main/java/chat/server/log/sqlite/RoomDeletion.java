package chat.server.log.sqlite;

import chat.protocol.RoomName;
import chat.server.log.LogException;
import chat.server.log.StoredRoom;
import chat.server.log.file.Sql;
import chat.server.time.TimeSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Deletes a room from the folder of a stopped server. The main thread. */
public final class RoomDeletion {
  private static final int ROWS_PER_STEP = 1_000;

  private final Sql sql;

  private RoomDeletion(Sql sql) {
    this.sql = sql;
  }

  /**
   * What was deleted.
   *
   * @param room with its topic
   */
  public record Deleted(StoredRoom room, long messages) {}

  /**
   * Deletes a room's messages and topic, and overwrites them in the file. A server that starts
   * later deletes them from its search index, and continues the room's numbers.
   *
   * @return empty if the folder has no room of that name
   * @throws LogException if the folder stores no messages, a server uses it, or the disk fails
   */
  public static Optional<Deleted> delete(Path path, RoomName room) throws LogException {
    try (StoppedLog log = StoppedLog.open(path)) {
      try {
        return new RoomDeletion(new Sql(log.connection())).delete(room);
      } catch (SQLException e) {
        throw log.failure(e);
      }
    }
  }

  private Optional<Deleted> delete(RoomName name) throws SQLException {
    RoomTable rooms = new RoomTable(sql, TimeSource.SYSTEM);
    Optional<StoredRoom> room = rooms.find(name);
    if (room.isEmpty()) {
      return Optional.empty();
    }
    String log = room.get().log().key();
    long messages =
        sql.number(
            """
            SELECT count(*) FROM messages WHERE room = ?1
              AND seq >= (SELECT first_held FROM rooms WHERE room = ?1)""",
            log);
    rooms.delete(List.of(room.get().log()));
    while (sql.update(
            """
            DELETE FROM messages WHERE room = ?1
              AND seq IN (SELECT seq FROM messages WHERE room = ?1 ORDER BY seq LIMIT ?2)""",
            log,
            ROWS_PER_STEP)
        > 0) {
      // The next step: one transaction of all would take as much space again.
    }
    sql.update("UPDATE rooms SET leftover = 0 WHERE room = ?", log);
    sql.number("PRAGMA wal_checkpoint(TRUNCATE)");
    return Optional.of(new Deleted(room.get(), messages));
  }
}
