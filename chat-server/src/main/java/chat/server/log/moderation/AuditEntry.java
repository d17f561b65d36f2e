package chat.server.log.moderation;

/**
 * What a moderator or operator did.
 *
 * @param number from 1; 0 until it is stored
 * @param at when, in milliseconds since 1970
 * @param action the word for what was done, such as {@code ban}
 * @param room the key of the room's log; empty for the server
 * @param target to whom, or what was changed; holds no address
 * @param until when it ends, in milliseconds since 1970; 0 for never
 * @param address the address that it is about, which only the server's console is shown; may be
 *     empty
 */
public record AuditEntry(
    long number,
    long at,
    Party actor,
    String action,
    String room,
    String target,
    String reason,
    long until,
    String address) {
  /** Returns an entry to store, with no end and no address. */
  public static AuditEntry of(
      long at, Party actor, String action, String room, String target, String reason) {
    return new AuditEntry(0, at, actor, action, room, target, reason, 0, "");
  }

  public AuditEntry until(long epochMillis) {
    return new AuditEntry(number, at, actor, action, room, target, reason, epochMillis, address);
  }

  public AuditEntry about(String someAddress) {
    return new AuditEntry(number, at, actor, action, room, target, reason, until, someAddress);
  }

  AuditEntry numbered(long newNumber) {
    return new AuditEntry(newNumber, at, actor, action, room, target, reason, until, address);
  }
}
