package chat.server.log;

import java.util.List;

/** What the queries of clients need of the log. Any thread. */
public interface LogReader extends ReadableLog {
  /** Finds the newest messages that match a query, and returns where they are, oldest first. */
  List<LogPosition> search(SearchQuery query) throws LogException;

  /** Reads the messages at these positions, in this order, without those no longer stored. */
  List<LogMessage> read(List<LogPosition> positions) throws LogException;
}
