package chat.server.log.schema;

import chat.server.log.LogName;
import chat.server.log.NamedRoom;
import chat.server.log.file.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Finds the rooms that somebody names who has the folder at hand. The thread of a connection. */
public final class NamedRooms {
  /** The keys of private rooms, which are side by side in the index: " follows !. */
  private static final String HIDDEN = "key >= '!' AND key < '\"'";

  /** Selects, of a row {@code r} of rooms, what denotes the room, like {@link NamedRoom}. */
  public static final String SELECT_NAME =
      "r.room || iif(r.key = '!' || r.room AND instr(r.room, '/') = 0, '/0001', '')";

  private final Sql sql;

  public NamedRooms(Sql sql) {
    this.sql = sql;
  }

  /** Returns the log of a room that has messages; of a private one, only if its log is named. */
  public Optional<LogName> withMessages(NamedRoom room) throws SQLException {
    List<LogName> logs =
        sql.rows(
            row -> new LogName(row.getString(1)),
            "SELECT room FROM rooms WHERE state = 2 AND key = ? ORDER BY room DESC",
            room.name().key());
    if (room.log().isEmpty()) {
      return logs.stream().findFirst();
    }
    Optional<LogName> named = find(logs, room);
    return named.isPresent() ? named : find(hidden(" AND state = 2"), room);
  }

  /** Returns what to answer if a folder has no such room. */
  public String absence(NamedRoom room, Object folder) throws SQLException {
    return room.absence("the folder " + folder, hidden(" AND state = 2"));
  }

  private static Optional<LogName> find(List<LogName> logs, NamedRoom room) {
    return logs.stream().filter(room::names).findFirst();
  }

  private List<LogName> hidden(String condition) throws SQLException {
    return sql.rows(
        row -> new LogName(row.getString(1)),
        "SELECT room FROM rooms WHERE " + HIDDEN + condition + " ORDER BY room");
  }
}
