package chat.server.log.pruning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.log.UndeliveredMessages;
import chat.server.log.file.Checkpointer;
import chat.server.log.file.Sql;
import chat.server.log.search.RoomChanges;
import chat.server.log.sqlite.LogFiles;
import chat.server.time.TimeSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A message to a guest who is idle, stored between any two statements that delete the guest. */
class IdleInboxTest extends LogFiles {
  private static final long IDLE_SINCE = 2_000;

  private int statements;
  private boolean stored;

  private void fill() throws SQLException {
    statements = 0;
    stored = false;
    sql(
        messages,
        "DELETE FROM messages",
        "DELETE FROM rooms",
        "INSERT INTO rooms (room, first_held, state) VALUES ('@guest', 1, 2)",
        "INSERT INTO messages VALUES ('@guest', 1, 1000, 'bob', 'said', 'old', 1, 0, 0, 0)");
  }

  /** Stores a message as the hub does, which another connection has to wait for. */
  private void store() throws SQLException {
    sql(
        messages,
        """
        INSERT INTO messages SELECT '@guest',
          max(coalesce((SELECT max(seq) FROM messages), 0), first_held - 1) + 1,
          3000, 'bob', 'said', 'new', 1, 0, 0, 0 FROM rooms""",
        "UPDATE rooms SET state = 2");
    stored = true;
  }

  /** Returns a connection that stores a message before it prepares its nth statement. */
  private Connection storingBefore(Connection connection, int nth) {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              // Within a transaction, the hub waits.
              if (method.getName().equals("prepareStatement")
                  && ++statements >= nth
                  && !stored
                  && connection.getAutoCommit()) {
                store();
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void deleteIdle(int nth) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + messages)) {
      Sql sql = new Sql(storingBefore(connection, nth));
      PruningSteps steps =
          new PruningSteps(
              sql,
              new Checkpointer(connection),
              new RoomChanges(),
              new DeliveryWait(UndeliveredMessages.NONE, TimeSource.SYSTEM),
              new CountDownLatch(1));
      new IdleGuests(sql, new PrunableMessages(sql), steps).delete(IDLE_SINCE);
    }
  }

  private long count(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + messages)) {
      return new Sql(connection)
          .number("SELECT count(*) FROM messages JOIN rooms USING (room)" + query);
    }
  }

  @Test
  void messageStoredWhileItsInboxIsPrunedStays() throws Exception {
    open().close();
    int nth = 0;
    do {
      fill();
      deleteIdle(++nth);
      String when = "stored before statement " + nth;
      assertEquals(stored ? 1 : 0, count(" WHERE text = 'new' AND seq >= first_held"), when);
    } while (stored);
    assertTrue(nth > 5, "the guest was deleted by " + nth + " statements");
    assertEquals(0, count(""));
  }

  @Test
  void inboxOfAnAccountIsNeverIdle() throws Exception {
    open().close();
    fill();
    sql(
        messages,
        "INSERT INTO rooms (room, first_held, state) VALUES ('@=1', 1, 2)",
        "INSERT INTO messages VALUES ('@=1', 1, 1000, 'bob', 'said', 'waits', 1, 0, 0, 0)");
    deleteIdle(Integer.MAX_VALUE);
    assertEquals(0, count(" WHERE room = '@guest'"));
    assertEquals(1, count(" WHERE room = '@=1' AND seq >= first_held"));
  }
}
