package chat.server.log.pruning;

import chat.notation.Quantity;
import chat.protocol.command.Size;
import chat.server.log.LogMessage;
import chat.server.log.file.Sql;
import chat.server.time.TimeSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the oldest messages of all rooms and inboxes while the databases have more than they may,
 * until they have a little less. The maintenance thread.
 *
 * <p>The search index follows the messages later: what it will delete counts as deleted for a
 * minute, so that no messages are deleted in its place.
 */
public final class FolderPruner {
  private static final Logger LOG = LoggerFactory.getLogger(FolderPruner.class);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final long MAX_SPARE_BYTES = 64L << 20;
  private static final int SPARE_PART = 100;
  private static final int FRAGMENTED_PART = 10;
  private static final long MAX_NANOS = Duration.ofSeconds(2).toNanos();
  private static final long INDEX_DELAY_NANOS = Duration.ofMinutes(1).toNanos();
  private static final long LOG_PAUSE_NANOS = Duration.ofHours(1).toNanos();

  /** What the index will delete until a monotonic time. */
  private record IndexDue(long bytes, long endNanos) {}

  private final Sql sql;
  private final PruningSteps steps;
  private final OldestMessages oldest;
  // Members have yet to be sent these, and no others go in their place.
  private final SparedMessages spared;
  private final long maxBytes;
  private final TimeSource time;
  // What was stored since the last run; the hub adds to it.
  private final AtomicLong storedBytes = new AtomicLong();
  private volatile long keptBytes;
  // Approximately what the rows have, which may not fill their pages; 0 before the first run.
  private long rowBytes;
  // In the order of time.
  private final Queue<IndexDue> indexDue = new ArrayDeque<>();
  // What is to be logged, from a monotonic time on.
  private long deleted;
  private long newestDeleted;
  private long nextLogNanos;

  /**
   * A pruner on the connection of {@code sql}.
   *
   * @param maxBytes what the databases may have; 0 for no limit
   */
  public FolderPruner(Sql sql, PruningSteps steps, long maxBytes, TimeSource time) {
    this.sql = sql;
    this.steps = steps;
    this.oldest = new OldestMessages(sql);
    this.spared = new SparedMessages(sql, steps);
    this.maxBytes = maxBytes;
    this.time = time;
    this.nextLogNanos = time.nanoTime();
  }

  /** Returns what messages and their index had recently; 0 if there is no limit. Any thread. */
  public long keptBytes() {
    return keptBytes;
  }

  /** Returns what they may have; 0 for no limit. Any thread. */
  public long maxBytes() {
    return maxBytes;
  }

  /** Counts messages that were stored. Any thread. */
  public void stored(List<LogMessage> messages) {
    if (maxBytes > 0) {
      storedBytes.addAndGet(messages.stream().mapToLong(OldestMessages::bytes).sum());
    }
  }

  /**
   * Deletes the oldest messages if the databases have too much.
   *
   * @param indexBytes what the search index has, without free pages
   */
  public void run(long indexBytes) throws SQLException, InterruptedException {
    if (maxBytes > 0) {
      long messageBytes = messageBytes();
      keptBytes = messageBytes + indexBytes - indexBytesDue();
      long excess = keptBytes - maxBytes;
      if (excess > 0) {
        double indexPart = (double) indexBytes / (messageBytes + indexBytes);
        long surplus = excess + Math.min(maxBytes / SPARE_PART, MAX_SPARE_BYTES);
        boolean isComplete = deleteUntil(messageBytes - (long) (surplus * (1 - indexPart)));
        long freed = Math.max(0, messageBytes - messageBytes());
        indexDue.add(
            new IndexDue(
                (long) (freed * indexPart / (1 - indexPart)), time.nanoTime() + INDEX_DELAY_NANOS));
        keptBytes = messageBytes() + indexBytes - indexBytesDue();
        if (isComplete) {
          report();
        }
      }
    }
  }

  /**
   * Returns what the messages have: the pages that are in use, without some of the space that is
   * free in them. SQLite frees a page only once it is almost empty, and if small rooms share pages,
   * the oldest messages are in all of them. New messages of these rooms take that space.
   */
  private long messageBytes() throws SQLException {
    long pages = pageBytes();
    long stored = storedBytes.getAndSet(0);
    rowBytes = rowBytes == 0 ? pages : Math.min(pages, rowBytes + stored);
    return pages - Math.min(pages - rowBytes, maxBytes / FRAGMENTED_PART);
  }

  private long pageBytes() throws SQLException {
    return (sql.number("PRAGMA page_count") - sql.number("PRAGMA freelist_count"))
        * sql.number("PRAGMA page_size");
  }

  private long indexBytesDue() {
    indexDue.removeIf(due -> time.nanoTime() - due.endNanos() >= 0);
    return indexDue.stream().mapToLong(IndexDue::bytes).sum();
  }

  /** Returns false if that takes long: the caller has other work, and calls again. */
  private boolean deleteUntil(long bytes) throws SQLException, InterruptedException {
    long start = System.nanoTime();
    spared.release();
    long now = time.epochMillis();
    boolean inTime = true;
    while (inTime && messageBytes() - spared.bytes() > bytes) {
      List<OldestMessages.Message> slice = oldest.next(spared, now);
      if (slice.isEmpty()) {
        break;
      }
      deleteOrSpare(slice);
      inTime = steps.endStep() && System.nanoTime() - start < MAX_NANOS;
    }
    steps.finish();
    return inTime;
  }

  /**
   * Deletes messages, and spares those that members have yet to be sent. If a log's spared messages
   * may be deleted now, it does neither to the log's newer ones: the next slice has the older ones.
   */
  private void deleteOrSpare(List<OldestMessages.Message> slice)
      throws SQLException, InterruptedException {
    Map<String, Long> ends = new HashMap<>(steps.allowed(endsOf(slice)));
    ends.keySet().removeAll(spared.release(ends));
    steps.deleteTogether(ends);
    for (OldestMessages.Message message : slice) {
      if (message.seq() < ends.getOrDefault(message.log(), 0L)) {
        deleted++;
        rowBytes -= message.bytes();
        newestDeleted = Math.max(newestDeleted, message.epochMillis());
      } else if (ends.containsKey(message.log())) {
        spared.add(message);
      }
    }
  }

  private static Map<String, Long> endsOf(List<OldestMessages.Message> slice) {
    Map<String, Long> ends = new HashMap<>();
    slice.forEach(message -> ends.merge(message.log(), message.seq() + 1, Math::max));
    return ends;
  }

  private void report() {
    if (deleted > 0 && time.nanoTime() - nextLogNanos >= 0) {
      LOG.info(
          "deleted the oldest {}, until {}: --keep allows {}",
          Quantity.of(deleted, "message"),
          TIME.format(Instant.ofEpochMilli(newestDeleted)),
          new Size(maxBytes));
      deleted = 0;
      nextLogNanos = time.nanoTime() + LOG_PAUSE_NANOS;
    }
  }
}
