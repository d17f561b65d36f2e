package chat.server.log.sqlite;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes what was opened, in the opposite order. The thread that starts the server, later the one
 * that stops it.
 */
final class CloseStack {
  private static final Logger LOG = LoggerFactory.getLogger(CloseStack.class);

  /** Closes one part. */
  interface Closing {
    void close() throws SQLException;
  }

  private final Deque<Closing> opened = new ArrayDeque<>();

  void push(Closing part) {
    opened.push(part);
  }

  /** Adds a part that closes after all others. */
  void pushLast(Closing part) {
    opened.addLast(part);
  }

  /** Closes all parts, also after one of them failed to close. */
  void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (SQLException e) {
        LOG.warn("can't close a part of the log: {}", e.getMessage());
      }
    }
  }
}
