package chat.server.log.sqlite;

import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.NamedRoom;
import chat.server.log.StoredRoom;
import chat.server.log.file.Sql;
import chat.server.log.schema.NamedRooms;
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
   * @throws LogException if the folder has no messages of that room, a server uses it, or the disk
   *     fails
   */
  public static Deleted delete(Path path, NamedRoom room) throws LogException {
    try (StoppedLog log = StoppedLog.open(path)) {
      try {
        return new RoomDeletion(new Sql(log.connection())).delete(room, path);
      } catch (SQLException e) {
        throw log.failure(e);
      }
    }
  }

  private Deleted delete(NamedRoom named, Path folder) throws SQLException, LogException {
    NamedRooms namedRooms = new NamedRooms(sql);
    Optional<LogName> found = namedRooms.withMessages(named);
    if (found.isEmpty()) {
      throw new LogException(namedRooms.absence(named, folder));
    }
    RoomTable rooms = new RoomTable(sql, TimeSource.SYSTEM);
    StoredRoom room = rooms.byLog(found.get());
    String log = room.log().key();
    long messages =
        sql.number(
            """
            SELECT count(*) FROM messages WHERE room = ?1
              AND seq >= (SELECT first_held FROM rooms WHERE room = ?1)""",
            log);
    rooms.delete(List.of(room.log()));
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
    return new Deleted(room, messages);
  }
}
