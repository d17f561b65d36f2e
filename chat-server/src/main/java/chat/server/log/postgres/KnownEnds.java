package chat.server.log.postgres;

import chat.server.log.Draft;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.RoomLog.ClientEnds;
import chat.server.recent.RecentlyUsed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The last number of logs, and what clients wrote in the last minute, so that the hub waits for no
 * query. This reign alone writes, so what it stored is the newest. The hub's thread.
 */
final class KnownEnds {
  /** What was read is no older than this, see {@link chat.server.log.RoomLog#newest}. */
  static final long REMEMBERED_NANOS = 60_000_000_000L;

  private static final int MAX_LOGS = 50_000;

  private final LongSupplier nanoTime;
  private final Map<LogName, End> ends = new RecentlyUsed<>(MAX_LOGS);
  private Recent recent = new Recent();
  private Recent earlier = new Recent();
  private long recentSince;

  /**
   * The end of a log.
   *
   * @param lastSeq the number of its newest message, which may be deleted; 0 if there was none
   * @param isStored whether it has a row as a room or an inbox that stores messages
   */
  record End(long lastSeq, boolean isStored) {}

  /** What was stored within a minute. */
  private static final class Recent {
    private final Map<String, Long> ids = new HashMap<>();
    private final Map<LogName, Long> ends = new HashMap<>();
  }

  KnownEnds(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.recentSince = nanoTime.getAsLong();
  }

  Optional<End> of(LogName log) {
    return Optional.ofNullable(ends.get(log));
  }

  /** Notes what was read of a log. */
  void read(LogName log, End end) {
    ends.put(log, end);
  }

  /** Forgets what is known of a log, which other statements have changed. */
  void forget(LogName log) {
    ends.remove(log);
  }

  /**
   * Forgets the last numbers of all logs: a room that was hidden has left its numbers to another.
   */
  void forgetAll() {
    ends.clear();
  }

  /** Notes what was stored. */
  void stored(List<LogMessage> messages) {
    long now = nanoTime.getAsLong();
    if (now - recentSince >= REMEMBERED_NANOS) {
      earlier = recent;
      recent = new Recent();
      recentSince = now;
    }
    for (LogMessage message : messages) {
      Draft draft = message.draft();
      ends.put(draft.log(), new End(message.seq(), true));
      recent.ends.put(draft.log(), message.seq());
      recent.ids.merge(draft.author(), draft.id(), Math::max);
    }
  }

  /** Returns what was read less than a minute ago, with what was stored since. */
  ClientEnds newest(String author, LogName inbox, ClientEnds read) {
    long id = Math.max(id(recent, author), id(earlier, author));
    long end = Math.max(end(recent, inbox), end(earlier, inbox));
    return new ClientEnds(Math.max(read.lastId(), id), Math.max(read.inboxEnd(), end));
  }

  private static long id(Recent stored, String author) {
    return stored.ids.getOrDefault(author, 0L);
  }

  private static long end(Recent stored, LogName inbox) {
    return stored.ends.getOrDefault(inbox, 0L);
  }
}
