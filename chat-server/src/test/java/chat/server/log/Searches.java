package chat.server.log;

import chat.protocol.Query.SearchFilter;
import chat.protocol.Text;
import java.util.List;
import java.util.Optional;

/** Searches for tests. */
public final class Searches {
  private Searches() {}

  /** Returns the newest messages of a log that contain all words, oldest first. */
  public static List<LogMessage> find(RoomLog log, LogName in, String words, int count)
      throws LogException {
    return find(log, Optional.of(in), words, SearchFilter.NONE, count);
  }

  /** Returns the newest messages that match, oldest first; of all rooms, if none is given. */
  public static List<LogMessage> find(
      RoomLog log, Optional<LogName> in, String words, SearchFilter filter, int count)
      throws LogException {
    return log.read(run(log, new SearchQuery(in, Text.of(words), filter, count)).found());
  }

  /** Returns what a search finds and leaves out. */
  public static SearchResult run(LogReader log, SearchQuery query) throws LogException {
    Search search = log.search(query);
    while (search.step()) {
      // The next step.
    }
    return search.result();
  }
}
