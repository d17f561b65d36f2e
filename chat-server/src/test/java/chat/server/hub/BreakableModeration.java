package chat.server.hub;

import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.moderation.AuditEntry;
import chat.server.log.moderation.AuditQuery;
import chat.server.log.moderation.Ban;
import chat.server.log.moderation.MemoryModeration;
import chat.server.log.moderation.ModerationChange;
import chat.server.log.moderation.ModerationStore;
import chat.server.log.moderation.PrivateRoom;
import chat.server.log.moderation.Report;
import chat.server.log.moderation.ReportQuery;
import chat.server.log.moderation.RoomModeration;
import chat.server.log.moderation.RoomRole;
import chat.server.log.moderation.RoomSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Moderation in memory, which fails to store while a test wants it to. */
final class BreakableModeration implements ModerationStore {
  private final ModerationStore store;
  private boolean broken;
  private int commits;

  /** Moderation of the rooms of a log. */
  BreakableModeration(BreakableLog log) {
    store = new MemoryModeration(log);
  }

  void setBroken(boolean isBroken) {
    broken = isBroken;
  }

  /** Returns how many commits it has made. */
  int commits() {
    return commits;
  }

  @Override
  public RoomModeration room(LogName room) throws LogException {
    return store.room(room);
  }

  @Override
  public List<RoomSettings> named(String key) throws LogException {
    return store.named(key);
  }

  @Override
  public List<RoomSettings> ownedBy(long account) throws LogException {
    return store.ownedBy(account);
  }

  @Override
  public List<RoomRole> rolesOf(long account) throws LogException {
    return store.rolesOf(account);
  }

  @Override
  public List<Ban> serverBans() throws LogException {
    return store.serverBans();
  }

  @Override
  public List<Ban> allBans(long after, int count) throws LogException {
    return store.allBans(after, count);
  }

  @Override
  public List<PrivateRoom> privateRooms() throws LogException {
    return store.privateRooms();
  }

  @Override
  public List<LogName> unlisted() throws LogException {
    return store.unlisted();
  }

  @Override
  public Map<Long, Integer> bots() throws LogException {
    return store.bots();
  }

  @Override
  public List<Report> reports(ReportQuery query) throws LogException {
    return store.reports(query);
  }

  @Override
  public long countReports(ReportQuery query) throws LogException {
    return store.countReports(query);
  }

  @Override
  public List<AuditEntry> audit(AuditQuery query) throws LogException {
    return store.audit(query);
  }

  @Override
  public long apply(List<ModerationChange> changes, Optional<AuditEntry> entry)
      throws LogException {
    if (broken) {
      throw new LogException("the disk is full");
    }
    commits++;
    return store.apply(changes, entry);
  }
}
