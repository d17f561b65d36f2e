package chat.server.log.search;

import chat.server.log.file.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Read-only connections to the index, as many as threads search at a time. They are opened again
 * when the index's file is replaced. Any thread.
 */
final class BlockReaders implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BlockReaders.class);

  private final Database database;
  private final ReentrantLock lock = new ReentrantLock();
  // All guarded by lock.
  private final Deque<Connection> idle = new ArrayDeque<>();
  private int replacements;
  private boolean closed;
  private boolean damageFound;

  /** What a search reads of the index. */
  interface Query<T> {
    T run(BlockReader blocks) throws SQLException;
  }

  BlockReaders(Path file) {
    this.database = new Database(file, SearchSchema.VERSION);
  }

  /** Returns how often the file was replaced. */
  int replacements() {
    lock.lock();
    try {
      return replacements;
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether a query found that the file is damaged, since it was replaced. */
  boolean isDamageFound() {
    lock.lock();
    try {
      return damageFound;
    } finally {
      lock.unlock();
    }
  }

  <T> T read(Query<T> query) throws UnreadableIndexException {
    int opened = replacements();
    try {
      Connection connection = take();
      boolean works = false;
      try {
        T result = query.run(new BlockReader(connection));
        works = true;
        return result;
      } finally {
        giveBack(connection, works && opened == replacements());
      }
    } catch (SQLException e) {
      LOG.debug("can't read the search index", e);
      noteDamage(opened, e);
      throw new UnreadableIndexException("can't read the search index: " + e.getMessage(), e);
    }
  }

  private Connection take() throws SQLException {
    Connection connection;
    lock.lock();
    try {
      if (closed) {
        throw new SQLException("the log is closed");
      }
      connection = idle.poll();
    } finally {
      lock.unlock();
    }
    return connection == null ? database.openToRead() : connection;
  }

  private void giveBack(Connection connection, boolean works) throws SQLException {
    boolean kept = false;
    lock.lock();
    try {
      if (works && !closed) {
        idle.push(connection);
        kept = true;
      }
    } finally {
      lock.unlock();
    }
    if (!kept) {
      connection.close();
    }
  }

  private void noteDamage(int opened, SQLException e) {
    lock.lock();
    try {
      damageFound |= opened == replacements && Database.isDamage(e);
    } finally {
      lock.unlock();
    }
  }

  /** Closes the connections to a file that is replaced. */
  void replaced() throws SQLException {
    closeIdle(false);
  }

  @Override
  public void close() throws SQLException {
    closeIdle(true);
  }

  private void closeIdle(boolean forGood) throws SQLException {
    Deque<Connection> closing;
    lock.lock();
    try {
      closing = new ArrayDeque<>(idle);
      idle.clear();
      closed |= forGood;
      replacements++;
      damageFound = false;
    } finally {
      lock.unlock();
    }
    for (Connection connection : closing) {
      connection.close();
    }
  }
}
