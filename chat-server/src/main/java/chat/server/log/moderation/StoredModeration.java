package chat.server.log.moderation;

import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.file.Sql;
import chat.server.log.file.Store;
import chat.server.log.file.TableReader;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Moderation in the database of messages, whose connection it uses between the commits of messages:
 * what a moderator did is in one order with what was written. Threads: see {@link ModerationStore}.
 */
public final class StoredModeration implements ModerationStore {
  private interface Query<T> {
    T run(StoredQueries queries) throws SQLException;
  }

  private final Store store;
  private final TableReader anyThread;
  private final Runnable moved;

  /**
   * Moderation in an open database.
   *
   * @param store of the hub's thread
   * @param anyThread reads on any thread, without a wait for the hub's
   * @param moved runs after a commit that made a room private or public
   */
  public StoredModeration(Store store, TableReader anyThread, Runnable moved) {
    this.store = store;
    this.anyThread = anyThread;
    this.moved = moved;
  }

  @Override
  public RoomModeration room(LogName room) throws LogException {
    return read(queries -> queries.room(room));
  }

  @Override
  public List<RoomSettings> named(String key) throws LogException {
    return read(queries -> queries.settings("s.key = ?", key));
  }

  @Override
  public List<RoomSettings> ownedBy(long account) throws LogException {
    // Names the condition of the index, which SQLite does not infer from a parameter.
    return read(queries -> queries.settings("s.owner = ? AND s.owner > 0", account));
  }

  @Override
  public List<RoomRole> rolesOf(long account) throws LogException {
    return read(queries -> queries.roles("account = ?", account));
  }

  @Override
  public List<Ban> serverBans() throws LogException {
    return read(queries -> queries.bans("room = ''"));
  }

  @Override
  public List<Ban> allBans(long after, int count) throws LogException {
    return read(queries -> queries.bansAfter(after, count));
  }

  @Override
  public List<PrivateRoom> privateRooms() throws LogException {
    return read(StoredQueries::privateRooms);
  }

  @Override
  public List<LogName> unlisted() throws LogException {
    return read(StoredQueries::unlisted);
  }

  @Override
  public Map<Long, Integer> bots() throws LogException {
    return read(StoredQueries::bots);
  }

  @Override
  public List<Report> reports(ReportQuery query) throws LogException {
    return read(queries -> queries.reports(query));
  }

  @Override
  public long countReports(ReportQuery query) throws LogException {
    return read(queries -> queries.countReports(query));
  }

  /** Returns entries. A long audit log must not stop the hub. */
  @Override
  public List<AuditEntry> audit(AuditQuery query) throws LogException {
    return anyThread.read("read", sql -> new AuditRows(sql).find(query));
  }

  private <T> T read(Query<T> query) throws LogException {
    return store.read("read", sql -> query.run(new StoredQueries(sql)));
  }

  @Override
  public long apply(List<ModerationChange> some, Optional<AuditEntry> entry) throws LogException {
    if (some.isEmpty() && entry.isEmpty()) {
      return 0;
    }
    long first = store.write("write", sql -> write(sql, some, entry));
    if (some.stream().anyMatch(ModerationChange::movesRoom)) {
      moved.run();
    }
    return first;
  }

  /** Starts with a statement that writes, as {@link Store#write} asks. */
  private static long write(Sql sql, List<ModerationChange> some, Optional<AuditEntry> entry)
      throws SQLException {
    if (entry.isPresent()) {
      new AuditRows(sql).add(entry.get());
    }
    StoredChanges changes = new StoredChanges(sql);
    long first = 0;
    for (ModerationChange change : some) {
      long number = change.accept(changes);
      first = first == 0 ? number : first;
    }
    return first;
  }
}
