package chat.server.log.moderation;

import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.file.Database;
import chat.server.log.file.Sql;
import chat.server.log.file.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Moderation in the database of messages, whose connection it uses between the commits of messages:
 * what a moderator did is in one order with what was written. Threads: see {@link ModerationStore}.
 */
public final class SqliteModeration implements ModerationStore {
  /** Refuses changes that would be lost, and describes failures. */
  public interface Guard {
    /** Throws if a change would be lost. */
    void check() throws LogException;

    /** Describes why a statement failed. */
    LogException failure(String verb, SQLException e);
  }

  private interface Query<T> {
    T run() throws SQLException;
  }

  private final Connection connection;
  private final Database database;
  private final Guard guard;
  private final Runnable moved;
  private final SqliteQueries queries;
  private final SqliteChanges changes;

  /**
   * Moderation in an open database.
   *
   * @param connection writes; the caller closes it
   * @param moved runs after a commit that made a room private or public
   */
  public SqliteModeration(Connection connection, Database database, Guard guard, Runnable moved) {
    this.connection = connection;
    this.database = database;
    this.guard = guard;
    this.moved = moved;
    Sql sql = new Sql(connection);
    this.queries = new SqliteQueries(sql);
    this.changes = new SqliteChanges(sql);
  }

  /**
   * Moderation in the database of a stopped server.
   *
   * @param connection writes; the caller closes it
   */
  public SqliteModeration(Connection connection, Database database) {
    this(
        connection,
        database,
        new Guard() {
          @Override
          public void check() {
            // The caller has checked the database.
          }

          @Override
          public LogException failure(String verb, SQLException e) {
            return database.failure(verb, e);
          }
        },
        () -> {});
  }

  @Override
  public RoomModeration room(LogName room) throws LogException {
    return read(() -> queries.room(room));
  }

  @Override
  public List<RoomSettings> named(String key) throws LogException {
    return read(() -> queries.settings("s.key = ?", key));
  }

  @Override
  public List<RoomSettings> ownedBy(long account) throws LogException {
    // Names the condition of the index, which SQLite does not infer from a parameter.
    return read(() -> queries.settings("s.owner = ? AND s.owner > 0", account));
  }

  @Override
  public List<RoomRole> rolesOf(long account) throws LogException {
    return read(() -> queries.roles("account = ?", account));
  }

  @Override
  public List<Ban> serverBans() throws LogException {
    return read(() -> queries.bans("room = ''"));
  }

  @Override
  public List<Ban> allBans(long after, int count) throws LogException {
    return read(() -> queries.bansAfter(after, count));
  }

  @Override
  public List<PrivateRoom> privateRooms() throws LogException {
    return read(queries::privateRooms);
  }

  @Override
  public List<LogName> unlisted() throws LogException {
    return read(queries::unlisted);
  }

  @Override
  public Map<Long, Integer> bots() throws LogException {
    return read(queries::bots);
  }

  @Override
  public List<Report> reports(ReportQuery query) throws LogException {
    return read(() -> queries.reports(query));
  }

  @Override
  public long countReports(ReportQuery query) throws LogException {
    return read(() -> queries.countReports(query));
  }

  /** Returns entries. Opens a connection for it: a long audit log must not stop the hub. */
  @Override
  public List<AuditEntry> audit(AuditQuery query) throws LogException {
    return read(
        () -> {
          try (Connection reader = database.openToRead()) {
            return new SqliteQueries(new Sql(reader)).audit(query);
          }
        });
  }

  private <T> T read(Query<T> query) throws LogException {
    try {
      return query.run();
    } catch (SQLException e) {
      throw guard.failure("read", e);
    }
  }

  @Override
  public long apply(List<ModerationChange> some, Optional<AuditEntry> entry) throws LogException {
    if (some.isEmpty() && entry.isEmpty()) {
      return 0;
    }
    guard.check();
    try {
      long first = Transaction.run(connection, () -> write(some, entry));
      if (some.stream().anyMatch(ModerationChange::movesRoom)) {
        moved.run();
      }
      return first;
    } catch (SQLException e) {
      throw guard.failure("write", e);
    }
  }

  /** Starts with a statement that writes: a transaction that reads first may fail to write. */
  private long write(List<ModerationChange> some, Optional<AuditEntry> entry) throws SQLException {
    if (entry.isPresent()) {
      changes.add(entry.get());
    }
    long first = 0;
    for (ModerationChange change : some) {
      long number = change.accept(changes);
      first = first == 0 ? number : first;
    }
    return first;
  }
}
