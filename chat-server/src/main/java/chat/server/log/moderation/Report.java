package chat.server.log.moderation;

import chat.server.log.LogName;
import java.util.Optional;

/**
 * What someone reported to the moderators.
 *
 * @param number from 1; 0 until it is stored
 * @param made when, in milliseconds since 1970
 * @param room where; empty if to the operators alone
 * @param seq the number of the room's newest message at that time
 * @param done when a moderator resolved it; 0 while it is open
 * @param doneBy the moderator's account
 */
public record Report(
    long number,
    long made,
    Optional<LogName> room,
    long seq,
    Party by,
    Party about,
    String reason,
    long done,
    long doneBy) {
  /** Returns a report to store. */
  public static Report open(
      long made, Optional<LogName> room, long seq, Party by, Party about, String reason) {
    return new Report(0, made, room, seq, by, about, reason, 0, 0);
  }

  Report numbered(long newNumber) {
    return new Report(newNumber, made, room, seq, by, about, reason, done, doneBy);
  }

  /** Returns a copy without the number of an account that was deleted. */
  Report without(long account) {
    return new Report(
        number, made, room, seq, by.without(account), about.without(account), reason, done, doneBy);
  }

  Report resolved(long epochMillis, long account) {
    return new Report(number, made, room, seq, by, about, reason, epochMillis, account);
  }
}
