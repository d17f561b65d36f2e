package chat.server.log.search;

import chat.protocol.Query.SearchFilter;
import chat.protocol.Text;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.MemoryLog;
import chat.server.log.SearchQuery;
import chat.server.log.SearchResult;
import chat.server.log.SearchTime;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Searches of an index for tests, whose messages are in memory. */
final class IndexSearches {
  private IndexSearches() {}

  /** Reads messages of a log in memory, and counts them. */
  static final class Reader implements MessageReader {
    private final MemoryLog log;
    private int messages;

    Reader(MemoryLog log) {
      this.log = log;
    }

    /** Returns how many messages were read since the last call. */
    int takeMessages() {
      int taken = messages;
      messages = 0;
      return taken;
    }

    @Override
    public long lastSeq(LogName name) {
      return log.lastSeq(name);
    }

    @Override
    public long firstStored(LogName name) {
      return log.read(name, Long.MAX_VALUE, 0, 0).firstStored();
    }

    @Override
    public List<LogMessage> newestFirst(LogName name, long after, long upTo, int maxBytes) {
      List<LogMessage> all =
          new ArrayList<>(log.read(name, after, upTo, Integer.MAX_VALUE).messages());
      Collections.reverse(all);
      List<LogMessage> page = new ArrayList<>();
      int size = 0;
      for (LogMessage message : all) {
        if (size >= maxBytes) {
          break;
        }
        page.add(message);
        size += message.draft().weight();
      }
      messages += page.size();
      return page;
    }
  }

  /** Returns what a search of all rooms for words finds. */
  static SearchResult find(SearchSources sources, MemoryLog log, String words) throws SQLException {
    SearchQuery query =
        new SearchQuery(Optional.empty(), Text.of(words), SearchFilter.NONE, 10_000);
    return run(query, sources, new Reader(log));
  }

  /** Returns what a search finds, on a clock on which it takes no time. */
  static SearchResult run(SearchQuery query, SearchSources sources, MessageReader reader)
      throws SQLException {
    return run(
        new IndexedSearch(query, sources, new SearchTime(new AtomicLong()::incrementAndGet)),
        reader);
  }

  /** Returns what a search finds. */
  static SearchResult run(IndexedSearch search, MessageReader reader) throws SQLException {
    while (search.step(reader)) {
      // The next step.
    }
    return search.result();
  }
}
