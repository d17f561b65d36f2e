package chat.server.hub.state;

import chat.protocol.ServerMessage;
import chat.server.hub.peer.Budget;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import java.util.ArrayList;
import java.util.List;

/**
 * A log with the members who follow it, its last number and its newest messages: a {@link Room} or
 * a {@link UserInbox}. The hub's thread.
 */
public abstract class Feed {
  private final LogName log;
  private final List<Membership<?>> memberships = new ArrayList<>();
  private final RecentMessages recent;
  private long lastSeq;

  Feed(LogName log, long lastSeq, Budget recentBudget) {
    this.log = log;
    this.recent = new RecentMessages(recentBudget);
    this.lastSeq = lastSeq;
  }

  /** Returns its name in ACK, LIVE and GAP: the room, or {@code @} for an inbox. Any thread. */
  public abstract String wireName();

  /**
   * Returns an entry of this log as members are sent it. Any thread.
   *
   * @param own whether it is sent to its author, with its id
   */
  public final ServerMessage message(LogMessage entry, boolean own) {
    return switch (entry.shown()) {
      case MESSAGE, EDITED -> known(entry, own);
      case TOMBSTONE, EDIT, DELETION -> change(entry, own);
      case UNKNOWN -> new ServerMessage.Skip(wireName(), entry.seq());
    };
  }

  /** Returns an edit, a deletion or what is left of a deleted message, like {@link #message}. */
  ServerMessage change(LogMessage entry, boolean own) {
    return new ServerMessage.Skip(wireName(), entry.seq());
  }

  /** Returns a message of a known kind, like {@link #message}. */
  abstract ServerMessage known(LogMessage message, boolean own);

  /** Returns its author's acknowledgement of a stored message. */
  public abstract ServerMessage.Ack ack(LogMessage message);

  /**
   * Returns whether an author's acknowledgement takes the place of the message in the order, so
   * that the log can supply it again. Otherwise it answers the request.
   */
  public abstract boolean acknowledgesInOrder();

  /** Returns the messages that describe its state to a member who goes live. */
  public abstract List<ServerMessage> state();

  /** Returns the name of its log. Any thread. */
  public final LogName log() {
    return log;
  }

  public final long lastSeq() {
    return lastSeq;
  }

  /** Returns all memberships, in the order in which they began. */
  public final List<Membership<?>> memberships() {
    return memberships;
  }

  /** Records messages that the log has stored. */
  public final void advance(List<LogMessage> stored) {
    if (!stored.isEmpty()) {
      recent.add(stored);
      lastSeq = stored.get(stored.size() - 1).seq();
    }
  }

  /** Frees the memory of the newest messages. */
  public final void forgetRecent() {
    recent.clear();
  }

  /** Returns whether all messages after a number are in memory. */
  public final boolean remembers(long after) {
    return after >= lastSeq - recent.size();
  }

  /** Returns the messages after a number that it {@linkplain #remembers remembers}. */
  public final List<LogMessage> after(long seq) {
    return recent.after(seq);
  }
}
