package chat.server.log.postgres.search;

import chat.server.log.LogEndedException;
import chat.server.log.LogException;
import chat.server.log.file.Sql;
import chat.server.log.file.Store;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the search index follow the rooms: adds the words of new messages, and replaces those of
 * messages that changed. A thread of its own.
 */
public final class WordIndexer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WordIndexer.class);
  private static final int ROWS_PER_STEP = 500;
  private static final int ROOMS_PER_PAGE = 500;
  private static final int SECONDS_BETWEEN_WALKS = 60;
  private static final String VERB = "index";

  /** The index may lose its last rows with the node: the next owner adds them again. */
  private static final String NOT_AWAITED = "SELECT set_config('synchronous_commit', 'off', true)";

  private static final String BEHIND =
      """
      SELECT rooms.room FROM rooms LEFT JOIN indexed i ON i.room = rooms.room
      WHERE rooms.room > ? AND rooms.room < '$' AND rooms.state = 2
        AND coalesce(i.upto, 0) <
          (SELECT m.seq FROM messages m WHERE m.room = rooms.room ORDER BY m.seq DESC LIMIT 1)
      ORDER BY rooms.room LIMIT ?""";

  private static final String ADVANCE =
      """
      INSERT INTO indexed (room, upto) VALUES (?, ?)
      ON CONFLICT (room) DO UPDATE SET upto = excluded.upto""";

  private final Store store;
  private final Semaphore work = new Semaphore(0);
  private final Thread thread = new Thread(this::run, "search-index");
  private final CountDownLatch closing = new CountDownLatch(1);

  public WordIndexer(Store store) {
    this.store = store;
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  /** Notes that messages were stored or changed. The hub's thread. */
  public void changed() {
    if (work.availablePermits() == 0) {
      work.release();
    }
  }

  private void run() {
    try {
      while (!isClosing()) {
        try {
          walk();
        } catch (LogException e) {
          LOG.warn("searches are slower until this succeeds: {}", e.getMessage());
        } catch (LogEndedException e) {
          // The reign is over, and the next owner continues.
          return;
        }
        if (work.tryAcquire(SECONDS_BETWEEN_WALKS, TimeUnit.SECONDS)) {
          // What follows at once is indexed with it.
          if (closing.await(1, TimeUnit.SECONDS)) {
            return;
          }
          work.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      // Only the end of the process interrupts this thread.
    }
  }

  /** Indexes all that is not indexed. */
  void walk() throws LogException {
    while (!isClosing() && store.write(VERB, WordIndexer::replaceSome)) {
      // The next step.
    }
    String after = "";
    List<String> rooms;
    do {
      String last = after;
      rooms =
          store.read(VERB, sql -> sql.rows(row -> row.getString(1), BEHIND, last, ROOMS_PER_PAGE));
      for (String room : rooms) {
        while (!isClosing() && store.write(VERB, sql -> addSome(sql, room))) {
          // The next step.
        }
      }
      after = rooms.isEmpty() ? after : rooms.get(rooms.size() - 1);
    } while (!rooms.isEmpty() && !isClosing());
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private record Rewrite(long number, String room, long first, long last) {}

  /** Replaces the words of messages that changed; returns whether there are more. */
  private static boolean replaceSome(Sql sql) throws SQLException {
    sql.rows(row -> true, NOT_AWAITED);
    List<Rewrite> rewrites =
        sql.rows(
            row -> new Rewrite(row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4)),
            "SELECT number, room, first, last FROM rewrites ORDER BY number LIMIT ?",
            ROWS_PER_STEP);
    for (Rewrite rewrite : rewrites) {
      replace(sql, rewrite);
      sql.update("DELETE FROM rewrites WHERE number = ?", rewrite.number());
    }
    return rewrites.size() == ROWS_PER_STEP;
  }

  private static void replace(Sql sql, Rewrite rewrite) throws SQLException {
    sql.update(
        "DELETE FROM words WHERE room = ? AND seq >= ? AND seq <= ?",
        rewrite.room(),
        rewrite.first(),
        rewrite.last());
    long indexed = sql.number("SELECT upto FROM indexed WHERE room = ?", rewrite.room());
    long last = Math.min(rewrite.last(), indexed);
    long after = rewrite.first() - 1;
    while (after < last) {
      long added = WordTable.add(sql, rewrite.room(), after, last, ROWS_PER_STEP);
      if (added == after) {
        return;
      }
      after = added;
    }
  }

  /** Adds the words of the next messages of a room; returns whether there are more. */
  private static boolean addSome(Sql sql, String room) throws SQLException {
    sql.rows(row -> true, NOT_AWAITED);
    long upTo = sql.number("SELECT upto FROM indexed WHERE room = ?", room);
    long end = sql.number("SELECT max(seq) FROM messages WHERE room = ?", room);
    long added = WordTable.add(sql, room, upTo, end, ROWS_PER_STEP);
    // The rest may be entries that are no messages.
    boolean isDone = added == upTo || added == end;
    sql.update(ADVANCE, room, isDone ? end : added);
    return !isDone;
  }

  @Override
  public void close() {
    closing.countDown();
    // An interrupt could break off a write, whose outcome nobody would know.
    work.release();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
