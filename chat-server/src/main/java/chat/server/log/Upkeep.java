package chat.server.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the database beside the chat: brings what was written into its place, and takes out
 * what is not to be kept. A thread and a connection of its own, in steps so small that nobody
 * notices.
 */
final class Upkeep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final Duration GUEST_IDLE = Duration.ofDays(30);
  private static final int ROWS_A_STEP = 200;
  private static final int STEPS_A_CHECKPOINT = 100;
  private static final int CLIENTS_A_STEP = 1_000;
  private static final int LARGE_WAL_PAGES = 8_192;
  private static final int HUB_WAITS_MILLIS = 100;
  private static final int SECONDS_BETWEEN_PRUNINGS = 60;

  private final Connection connection;
  private final Keep keep;
  private final Clock clock;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "log-upkeep");
  private boolean works = true;

  Upkeep(Database database, Keep keep, Clock clock) throws SQLException, LogException {
    this.connection = database.open(Database.Sync.NORMAL, Tables::migrate);
    this.keep = keep;
    this.clock = clock;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      for (int second = 0; !closing.await(1, TimeUnit.SECONDS); second++) {
        lookAfter(second % SECONDS_BETWEEN_PRUNINGS == 0);
      }
    } catch (InterruptedException e) {
      // Nobody does this; the process is ending then.
    }
  }

  private void lookAfter(boolean prune) throws InterruptedException {
    try {
      checkpoint();
      if (prune) {
        prune();
      }
      works = true;
    } catch (SQLException e) {
      // The next second may do better; what people wrote does not depend on it.
      if (works) {
        LOG.warn("looking after the messages: {}", e.getMessage());
      }
      works = false;
    }
  }

  /**
   * Passive: it waits for nobody and nobody for it. But while the hub writes on and on, there is
   * always more, and the file would never begin again from its start. When it has grown large, the
   * hub waits, once nearly all is in its place, for the little that is left.
   */
  private void checkpoint() throws SQLException {
    if (checkpoint("PASSIVE") > LARGE_WAL_PAGES) {
      checkpoint("PASSIVE");
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA busy_timeout = " + HUB_WAITS_MILLIS);
        checkpoint("RESTART");
        statement.execute("PRAGMA busy_timeout = " + Database.BUSY_MILLIS);
      }
    }
  }

  /** Answers how many pages the file has, whether in their place or not. */
  private int checkpoint(String mode) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(" + mode + ")")) {
      return result.next() ? result.getInt(2) : 0;
    }
  }

  void prune() throws SQLException, InterruptedException {
    for (String log : logs()) {
      forget(log, firstToKeep(log));
    }
    long idleSince = clock.millis() - GUEST_IDLE.toMillis();
    for (String inbox : logs().stream().filter(log -> log.startsWith("@")).toList()) {
      if (isIdle(inbox, idleSince)) {
        forget(inbox, number("SELECT max(seq) + 1 FROM messages WHERE room = ?", inbox));
      }
    }
    forgetIdleClients(idleSince);
  }

  /** Takes out the messages below a number, a few at a time. */
  private void forget(String log, long first) throws SQLException, InterruptedException {
    int steps = 0;
    while (first > 0 && pruneStep(log, first) && mayGoOn()) {
      if (++steps % STEPS_A_CHECKPOINT == 0) {
        checkpoint();
      }
    }
  }

  /** Leaves room for the hub's commits in between. */
  private boolean mayGoOn() throws InterruptedException {
    return !closing.await(5, TimeUnit.MILLISECONDS);
  }

  /** Every room and inbox that has messages; from the first row of each straight to the next. */
  private List<String> logs() throws SQLException {
    List<String> logs = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                """
                WITH RECURSIVE found (room) AS (
                  SELECT min(room) FROM messages
                  UNION ALL
                  SELECT (SELECT min(room) FROM messages WHERE room > found.room)
                  FROM found WHERE room IS NOT NULL)
                SELECT room FROM found WHERE room IS NOT NULL""")) {
      while (result.next()) {
        logs.add(result.getString(1));
      }
    }
    return logs;
  }

  /** The number below which messages go; 0 if all stay. */
  private long firstToKeep(String room) throws SQLException {
    long first = 0;
    if (keep.count() > 0) {
      long last = number("SELECT max(seq) FROM messages WHERE room = ?", room);
      first = last - keep.count() + 1;
    }
    if (!keep.age().isZero()) {
      long oldest = clock.millis() - keep.age().toMillis();
      // Numbers and times go up together, so the first that is young enough ends the search.
      first =
          Math.max(
              first,
              number(
                  """
                  SELECT coalesce(
                    (SELECT seq FROM messages WHERE room = ?1 AND time >= ?2 ORDER BY seq LIMIT 1),
                    (SELECT max(seq) + 1 FROM messages WHERE room = ?1))""",
                  room,
                  oldest));
    }
    return first;
  }

  /** Takes out a few messages; false if there were none. */
  private boolean pruneStep(String room, long first) throws SQLException {
    long from = number("SELECT min(seq) FROM messages WHERE room = ?", room);
    long to = Math.min(first, from + ROWS_A_STEP);
    if (from == 0 || from >= first) {
      return false;
    }
    connection.setAutoCommit(false);
    try {
      update(
          """
          INSERT INTO rooms (room, first_held) VALUES (?, ?)
          ON CONFLICT (room) DO UPDATE SET first_held = excluded.first_held""",
          room,
          to);
      update("DELETE FROM messages WHERE room = ? AND seq < ?", room, to);
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
    return true;
  }

  /**
   * Whether nobody wrote into an inbox, nor its owner anywhere, for long. Its numbers go on
   * nevertheless: its owner may be there, reading.
   */
  private boolean isIdle(String inbox, long since) throws SQLException {
    long newest =
        number("SELECT time FROM messages WHERE room = ? ORDER BY seq DESC LIMIT 1", inbox);
    long seen = number("SELECT seen FROM clients WHERE digest = ?", inbox.substring(1));
    return Math.max(newest, seen) < since;
  }

  /**
   * A guest who has not written for long is not expected back. But the author of something that is
   * still held stays known: only who was seen last before the oldest message goes.
   */
  private void forgetIdleClients(long idleSince) throws SQLException, InterruptedException {
    long before = idleSince;
    for (String log : logs()) {
      before =
          Math.min(
              before, number("SELECT time FROM messages WHERE room = ? ORDER BY seq LIMIT 1", log));
    }
    boolean any = number("SELECT EXISTS (SELECT 1 FROM clients WHERE seen < ?)", before) > 0;
    long last = any ? number("SELECT max(number) FROM clients") : 0;
    for (long from = 1; from <= last && mayGoOn(); from += CLIENTS_A_STEP) {
      update(
          "DELETE FROM clients WHERE number >= ? AND number < ? AND seen < ?",
          from,
          from + CLIENTS_A_STEP,
          before);
    }
  }

  private long number(String query, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(query, values);
        ResultSet result = statement.executeQuery()) {
      return result.next() ? result.getLong(1) : 0;
    }
  }

  private void update(String command, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(command, values)) {
      statement.executeUpdate();
    }
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  @Override
  public void close() throws SQLException {
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connection.close();
  }
}
