package chat.server.hub;

import chat.protocol.ServerMessage;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A log that people follow: a {@link Room}, or somebody's {@link UserInbox}. Knows who follows it,
 * how far it goes, and its newest messages. The hub's thread.
 */
abstract class Feed {
  private final LogName log;
  private final List<Membership> memberships = new ArrayList<>();
  private final RecentMessages recent;
  private long lastSeq;

  Feed(LogName log, long lastSeq, Budget recentBudget) {
    this.log = log;
    this.recent = new RecentMessages(recentBudget);
    this.lastSeq = lastSeq;
  }

  /** Its name in ACK, LIVE and GAP: the room, or {@code @} for an inbox. Any thread. */
  abstract String wireName();

  /**
   * A message of this log as members see it. Any thread.
   *
   * @param own whether it is told to its author, who gets its id with it
   */
  abstract ServerMessage message(LogMessage message, boolean own);

  /** Its author's sign that a message is stored; empty where that is told otherwise. */
  abstract Optional<ServerMessage.Ack> ack(LogMessage message);

  /** What tells a member who has just become level how things stand. */
  abstract List<ServerMessage> state();

  /** Its name in the log. Any thread. */
  LogName log() {
    return log;
  }

  long lastSeq() {
    return lastSeq;
  }

  /** Everyone who follows it, level or not. */
  List<Membership> memberships() {
    return memberships;
  }

  /** Takes note of messages that are in the log now. */
  void advance(List<LogMessage> stored) {
    for (LogMessage message : stored) {
      recent.add(message);
      lastSeq = message.seq();
    }
  }

  /** Nobody follows it now; who comes later reads the log. */
  void forgetRecent() {
    recent.clear();
  }

  /** Whether all messages after a number are in memory. */
  boolean remembers(long after) {
    return after >= lastSeq - recent.size();
  }

  /** The messages after a number, which it {@linkplain #remembers}. */
  List<LogMessage> after(long seq) {
    return recent.after(seq);
  }
}
