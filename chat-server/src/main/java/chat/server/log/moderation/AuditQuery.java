package chat.server.log.moderation;

/**
 * Selects entries of the audit log, in the order of their numbers.
 *
 * @param after the number below the first one
 * @param since the earliest time, in milliseconds since 1970
 * @param actor the name of who acted; empty for anyone
 * @param room the key of a room's log; empty for any
 * @param count the most entries
 */
public record AuditQuery(long after, long since, String actor, String room, int count) {
  /** Returns the query for the first entries. */
  public static AuditQuery first(int count) {
    return new AuditQuery(0, 0, "", "", count);
  }

  boolean selects(AuditEntry entry) {
    return entry.number() > after
        && entry.at() >= since
        && (actor.isEmpty() || actor.equals(entry.actor().name()))
        && (room.isEmpty() || room.equals(entry.room()));
  }
}
