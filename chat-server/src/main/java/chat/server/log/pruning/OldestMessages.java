package chat.server.log.pruning;

import chat.server.log.LogMessage;
import chat.server.log.file.Sql;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * Finds the oldest messages of all rooms and inboxes, by time, those of one log by number. The
 * table of rooms has an index by the time of each log's oldest message, so a query costs what it
 * finds, and not what is stored. The maintenance thread.
 */
final class OldestMessages {
  private static final int MESSAGES_PER_SLICE = 200;
  // Each costs a few statements within one transaction, for which the hub may wait.
  private static final int LOGS_PER_SLICE = 16;
  private static final int ROWS_PER_PAGE = 32;

  // In a thousand rooms, exact order would take steps of a few messages.
  private static final int PARTS_OF_AGE = 1_000;
  private static final long MAX_INACCURACY_MILLIS = Duration.ofHours(1).toMillis();

  /** What a message takes besides its text: its other columns. */
  private static final int BYTES_BESIDE_TEXT = 60;

  private final Sql sql;

  OldestMessages(Sql sql) {
    this.sql = sql;
  }

  /**
   * A stored message.
   *
   * @param epochMillis when it was written; if the clock was set back, when one before it was
   * @param bytes approximately what it takes on the disk
   */
  record Message(String log, long seq, long epochMillis, long bytes) {}

  /** Returns approximately what a message takes on the disk. */
  static long bytes(LogMessage message) {
    return (long) message.draft().text().byteLength() + BYTES_BESIDE_TEXT;
  }

  private static final Comparator<Message> BY_TIME =
      Comparator.comparingLong(Message::epochMillis)
          .thenComparing(Message::log)
          .thenComparingLong(Message::seq);

  /**
   * Returns approximately what a log's messages from {@code start} (inclusive) to {@code end}
   * (exclusive) take on the disk.
   */
  static long bytes(Sql sql, String log, long start, long end) throws SQLException {
    return sql.number(
        """
        SELECT sum(octet_length(text) + ?) FROM messages
        WHERE room = ? AND seq >= ? AND seq < ?""",
        BYTES_BESIDE_TEXT,
        log,
        start,
        end);
  }

  /** A log, from its next message on, without those that are spared. */
  private final class Cursor {
    private final String log;
    private final long end;
    private final Queue<Message> page = new ArrayDeque<>();
    private long nextSeq;
    private long newestMillis = Long.MIN_VALUE;

    /** A cursor from {@code start} (inclusive) to {@code end} (exclusive). */
    Cursor(String log, long start, long end) {
      this.log = log;
      this.nextSeq = start;
      this.end = end;
    }

    /** Returns the next message; empty after the last. */
    Optional<Message> next() throws SQLException {
      if (page.isEmpty()) {
        readPage();
      }
      return Optional.ofNullable(page.poll());
    }

    /** Returns whether it ends before spared messages, which others may follow. */
    boolean endsAtSpared() {
      return end < Long.MAX_VALUE;
    }

    private void readPage() throws SQLException {
      try (PreparedStatement statement =
              sql.prepare(
                  """
                  SELECT seq, time, octet_length(text) FROM messages
                  WHERE room = ? AND seq >= ? AND seq < ? ORDER BY seq LIMIT ?""",
                  log,
                  nextSeq,
                  end,
                  ROWS_PER_PAGE);
          ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          // Where a clock was set back, the numbers decide.
          newestMillis = Math.max(newestMillis, row.getLong(2));
          nextSeq = row.getLong(1) + 1;
          page.add(
              new Message(log, row.getLong(1), newestMillis, row.getLong(3) + BYTES_BESIDE_TEXT));
        }
      }
    }
  }

  private record Head(Message message, Cursor cursor) {}

  /**
   * Returns the oldest messages, oldest first; empty if there are none. Other logs may have some
   * that are older than the last of these by a thousandth of their age, or by an hour.
   *
   * @param spared messages that it leaves out
   * @param now in milliseconds since 1970
   */
  List<Message> next(SparedMessages spared, long now) throws SQLException {
    PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::message, BY_TIME));
    long others = fill(heads, spared);
    long inaccuracy = Math.min(Math.max(0, now - others) / PARTS_OF_AGE, MAX_INACCURACY_MILLIS);
    long end = others == Long.MAX_VALUE ? others : others + inaccuracy;
    List<Message> slice = new ArrayList<>();
    while (slice.size() < MESSAGES_PER_SLICE
        && !heads.isEmpty()
        && heads.element().message().epochMillis() <= end) {
      Head head = heads.remove();
      slice.add(head.message());
      boolean hasMore = add(heads, head.cursor());
      if (!hasMore && head.cursor().endsAtSpared()) {
        // The messages that follow the spared ones may be older than those of other logs.
        break;
      }
    }
    return slice;
  }

  /** Adds the logs with the oldest messages; returns the time from which other logs have some. */
  private long fill(Queue<Head> heads, SparedMessages spared) throws SQLException {
    int logs = LOGS_PER_SLICE + spared.logs();
    try (PreparedStatement statement =
            sql.prepare(
                "SELECT room, oldest, first_held FROM rooms WHERE state = 2 ORDER BY oldest LIMIT ?",
                logs + 1);
        ResultSet row = statement.executeQuery()) {
      for (int i = 0; i < logs && row.next(); i++) {
        String log = row.getString(1);
        add(heads, log, row.getLong(3), spared.of(log));
      }
      return row.next() ? row.getLong(2) : Long.MAX_VALUE;
    }
  }

  /** Adds a log's first message before its spared ones; if none precedes them, the one after. */
  private void add(Queue<Head> heads, String log, long firstHeld, SparedMessages.Range spared)
      throws SQLException {
    // Numbers may be missing before the spared messages.
    long end = spared.start();
    boolean precedes = firstHeld < end && add(heads, new Cursor(log, firstHeld, end));
    if (!precedes) {
      add(heads, new Cursor(log, Math.max(firstHeld, spared.end()), Long.MAX_VALUE));
    }
  }

  /** Adds a log's next message; returns false if it has none. */
  private static boolean add(Queue<Head> heads, Cursor cursor) throws SQLException {
    Optional<Message> next = cursor.next();
    next.ifPresent(message -> heads.add(new Head(message, cursor)));
    return next.isPresent();
  }
}
