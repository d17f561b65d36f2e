package chat.server.log;

import java.util.List;

/** What the queries of clients need of the log. Any thread. */
public interface LogReader extends ReadableLog {
  /** Returns a search for the newest messages that match a query. */
  Search search(SearchQuery query);

  /** Reads the messages at these positions, in this order, without those no longer stored. */
  List<LogMessage> read(List<LogPosition> positions) throws LogException;
}
