package chat.server.log.moderation;

import chat.server.log.LogException;
import chat.server.log.LogName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** Moderation that ends with the process, up to a bound. Any thread. */
public final class MemoryModeration implements ModerationStore {
  private static final int MAX_ROWS = 10_000;

  /** What else in memory follows a change. */
  public interface Logs {
    /** For rooms whose names no log has to hide. */
    Logs NONE =
        new Logs() {
          @Override
          public void hide(LogName room, LogName successor) {
            // No query finds it.
          }

          @Override
          public void show(LogName room, LogName successor) {
            // It was not hidden.
          }

          @Override
          public void deleteAccount(long account) {
            // It has no direct messages.
          }
        };

    /** Hides a room from queries by name; the public room of its name continues its numbers. */
    void hide(LogName room, LogName successor);

    /** Lets queries by name find a room. */
    void show(LogName room, LogName successor);

    /** Deletes an account, and the direct messages to it. */
    void deleteAccount(long account);
  }

  private interface Query<T> {
    T run();
  }

  private final ReentrantLock lock = new ReentrantLock();
  // Guarded by lock.
  private final MemoryRows rows;
  private final MemoryAudit audit;

  public MemoryModeration(Logs logs) {
    this(logs, new MemoryAudit());
  }

  /** Moderation with an audit log that others write, too. */
  public MemoryModeration(Logs logs, MemoryAudit audit) {
    this(logs, audit, MAX_ROWS);
  }

  /** Moderation with a bound on what is retained of each kind. */
  MemoryModeration(Logs logs, int maxRows) {
    this(logs, new MemoryAudit(maxRows), maxRows);
  }

  private MemoryModeration(Logs logs, MemoryAudit audit, int maxRows) {
    this.rows = new MemoryRows(logs, maxRows);
    this.audit = audit;
  }

  private <T> T locked(Query<T> query) {
    lock.lock();
    try {
      return query.run();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public RoomModeration room(LogName room) {
    return locked(
        () ->
            new RoomModeration(
                Optional.ofNullable(rows.settings().get(room)),
                rolesIn(room),
                bansOf(Optional.of(room)).toList()));
  }

  private List<RoomRole> rolesIn(LogName room) {
    return List.copyOf(rows.roles().getOrDefault(room, new TreeMap<>()).values());
  }

  private Stream<Ban> bansOf(Optional<LogName> room) {
    return rows.bans().values().stream().filter(ban -> ban.room().equals(room));
  }

  private Stream<RoomSettings> settings() {
    return rows.settings().values().stream();
  }

  @Override
  public List<RoomSettings> named(String key) {
    return locked(() -> settings().filter(room -> room.key().equals(key)).toList());
  }

  @Override
  public List<RoomSettings> ownedBy(long account) {
    return locked(() -> settings().filter(room -> room.owner() == account).toList());
  }

  @Override
  public List<RoomRole> rolesOf(long account) {
    return locked(
        () ->
            rows.roles().values().stream()
                .filter(room -> room.containsKey(account))
                .map(room -> room.get(account))
                .sorted(Comparator.comparing(role -> role.room().key()))
                .toList());
  }

  @Override
  public List<Ban> serverBans() {
    return locked(() -> bansOf(Optional.empty()).toList());
  }

  @Override
  public List<Ban> allBans(long after, int count) {
    return locked(() -> rows.bans().tailMap(after, false).values().stream().limit(count).toList());
  }

  @Override
  public List<PrivateRoom> privateRooms() {
    return locked(
        () ->
            settings()
                .filter(RoomSettings::isPrivate)
                .map(room -> new PrivateRoom(room, rolesIn(room.room())))
                .toList());
  }

  @Override
  public List<LogName> unlisted() {
    return locked(
        () ->
            settings()
                .filter(room -> room.access() != Access.PUBLIC)
                .map(RoomSettings::room)
                .toList());
  }

  @Override
  public Map<Long, Integer> bots() {
    return locked(() -> Map.copyOf(rows.bots()));
  }

  @Override
  public List<Report> reports(ReportQuery query) {
    return locked(() -> selected(query).limit(query.count()).toList());
  }

  @Override
  public long countReports(ReportQuery query) {
    return locked(() -> selected(query).count());
  }

  private Stream<Report> selected(ReportQuery query) {
    return rows.reports().values().stream()
        .filter(query::selects)
        .filter(
            report ->
                query.withPrivate()
                    || report
                        .room()
                        .map(rows.settings()::get)
                        .filter(RoomSettings::isPrivate)
                        .isEmpty());
  }

  @Override
  public List<AuditEntry> audit(AuditQuery query) {
    return audit.find(query);
  }

  @Override
  public long apply(List<ModerationChange> changes, Optional<AuditEntry> entry)
      throws LogException {
    lock.lock();
    try {
      // What takes no more space is possible in a full memory: to unban, to report.
      if (changes.stream().anyMatch(ModerationChange::addsRows)) {
        // Before the first change: all of them take effect, or none.
        rows.requireSpace();
      }
      entry.ifPresent(audit::add);
      long first = 0;
      for (ModerationChange change : changes) {
        long number = change.accept(rows);
        first = first == 0 ? number : first;
      }
      return first;
    } finally {
      lock.unlock();
    }
  }
}
