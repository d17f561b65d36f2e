package chat.server.log;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been opened one after the other, to be closed in the opposite order. One thread. */
final class Parts {
  private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

  /** How to close one of them. */
  interface Close {
    void close() throws SQLException;
  }

  private final Deque<Close> opened = new ArrayDeque<>();

  void add(Close part) {
    opened.push(part);
  }

  /** Closes all; one that can't be closed does not keep the others open. */
  void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (SQLException e) {
        LOG.warn("closing the messages: {}", e.getMessage());
      }
    }
  }
}
