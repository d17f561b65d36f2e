package chat.server.log.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The connections of one claim, all to its primary: as many as threads use one at the same time.
 * Any thread.
 */
final class ClaimConnections {
  private final Claim claim;
  private final Connector connector;
  private final ReentrantLock lock = new ReentrantLock();

  /** All that are open. Guarded by lock, as all below. */
  private final Set<Connection> open = new HashSet<>();

  /** Those that no thread uses; the one used last is used first. */
  private final Deque<Connection> idle = new ArrayDeque<>();

  private boolean isClosed;

  /**
   * The connections of a claim.
   *
   * @param main the connection that claimed, which no other use gets
   */
  ClaimConnections(Claim claim, Connector connector, Connection main) {
    this.claim = claim;
    this.connector = connector;
    open.add(main);
  }

  /** Returns an idle connection, or a new one. */
  Connection take() throws SQLException {
    lock.lock();
    try {
      if (!idle.isEmpty()) {
        return idle.pop();
      }
    } finally {
      lock.unlock();
    }
    return open();
  }

  /** Opens a connection that the caller closes, or the end of the claim. */
  Connection open() throws SQLException {
    Connection connection = connector.connect(claim.primary(), claim.epoch());
    lock.lock();
    try {
      if (!isClosed) {
        open.add(connection);
        return connection;
      }
    } finally {
      lock.unlock();
    }
    abort(connection);
    throw new SQLException("this server's claim of the log is over");
  }

  /**
   * Takes a connection back.
   *
   * @param isReusable whether it has no transaction and no failure behind it; otherwise it is
   *     closed
   */
  void giveBack(Connection connection, boolean isReusable) {
    lock.lock();
    try {
      if (isReusable && !isClosed) {
        idle.push(connection);
        return;
      }
      open.remove(connection);
    } finally {
      lock.unlock();
    }
    abort(connection);
  }

  /** Closes all of them; what is on its way fails. */
  void close() {
    List<Connection> all;
    lock.lock();
    try {
      isClosed = true;
      all = new ArrayList<>(open);
      open.clear();
      idle.clear();
    } finally {
      lock.unlock();
    }
    all.forEach(ClaimConnections::abort);
  }

  /** Closes the socket alone: an orderly goodbye could wait for a statement on its way. */
  private static void abort(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      // It is of no use any more, and the database notices its end.
    }
  }
}
