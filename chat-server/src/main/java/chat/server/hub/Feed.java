package chat.server.hub;

import chat.protocol.ServerMessage;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A log that people follow: a {@link Room}, or somebody's {@link Mailbox}. Knows who follows it,
 * how far it goes, and its newest messages. The hub's thread.
 */
abstract class Feed {
  private final LogName log;
  private final List<Place> places = new ArrayList<>();
  private final Tail tail;
  private long lastSeq;

  Feed(LogName log, long lastSeq, Budget tails) {
    this.log = log;
    this.tail = new Tail(tails);
    this.lastSeq = lastSeq;
  }

  /** What the place is called in LIVE and GAP. Any thread. */
  abstract String place();

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
  List<Place> places() {
    return places;
  }

  /** Takes note of messages that are in the log now. */
  void advance(List<LogMessage> stored) {
    for (LogMessage message : stored) {
      tail.add(message);
      lastSeq = message.seq();
    }
  }

  /** Nobody follows it now; who comes later reads the log. */
  void forgetTail() {
    tail.clear();
  }

  /** Whether all messages after a number are in memory. */
  boolean remembers(long after) {
    return after >= lastSeq - tail.size();
  }

  /** The messages after a number, which it {@linkplain #remembers}. */
  List<LogMessage> after(long seq) {
    return tail.after(seq);
  }
}
