package chat.server.log.moderation;

import chat.server.log.LogException;
import chat.server.log.LogName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is stored of moderation. The hub's thread calls all methods; {@link #audit} may be called on
 * any thread.
 */
public interface ModerationStore {
  /** Returns what is stored of a room. */
  RoomModeration room(LogName room) throws LogException;

  /** Returns the rooms with a name that have settings; see {@link RoomSettings#key}. */
  List<RoomSettings> named(String key) throws LogException;

  /** Returns the rooms that an account owns. */
  List<RoomSettings> ownedBy(long account) throws LogException;

  /** Returns the roles of an account. */
  List<RoomRole> rolesOf(long account) throws LogException;

  /** Returns the bans of the whole server, in the order of their numbers. */
  List<Ban> serverBans() throws LogException;

  /** Returns all bans, of the server and of rooms, in the order of their numbers. */
  List<Ban> allBans(long after, int count) throws LogException;

  /** Returns the private rooms, in the order of their logs. */
  List<PrivateRoom> privateRooms() throws LogException;

  /** Returns the rooms that the list of rooms leaves out, private ones among them. */
  List<LogName> unlisted() throws LogException;

  /** Returns how many messages a second each bot may send, by account. */
  Map<Long, Integer> bots() throws LogException;

  /** Returns open reports. */
  List<Report> reports(ReportQuery query) throws LogException;

  /** Counts the open reports that a query selects, however many it asks for. */
  long countReports(ReportQuery query) throws LogException;

  /** Returns entries of the audit log. */
  List<AuditEntry> audit(AuditQuery query) throws LogException;

  /**
   * Stores changes and their entry of the audit log in one commit: all of them, or none.
   *
   * @param entry empty for what is no act of a moderator, such as an ended ban
   * @return the number of the first ban, or of the report, that was added; 0 if none was
   */
  long apply(List<ModerationChange> changes, Optional<AuditEntry> entry) throws LogException;

  /** Stores a change and its entry of the audit log; returns what the other method returns. */
  default long apply(ModerationChange change, AuditEntry entry) throws LogException {
    return apply(List.of(change), Optional.of(entry));
  }

  /** Stores a change that is no act of a moderator. */
  default long apply(ModerationChange change) throws LogException {
    return apply(List.of(change), Optional.empty());
  }
}
