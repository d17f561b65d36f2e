package chat.server.log.search;

import chat.server.log.LogMessage;
import chat.server.log.LogName;
import java.sql.SQLException;
import java.util.List;

/** What a step of a search reads of the log. One thread at a time. */
public interface MessageReader {
  /** Returns the number of the newest message in a log, 0 if it has none. */
  long lastSeq(LogName log) throws SQLException;

  /** Returns the lowest number that a log still stores. */
  long firstStored(LogName log) throws SQLException;

  /**
   * Reads the messages {@code (after, upTo]} that are still stored, newest first, without their
   * authors' client ids.
   *
   * @param maxBytes the size at which it ends, with the message that exceeds it
   */
  List<LogMessage> newestFirst(LogName log, long after, long upTo, int maxBytes)
      throws SQLException;
}
