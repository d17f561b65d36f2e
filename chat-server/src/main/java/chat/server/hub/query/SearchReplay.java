package chat.server.hub.query;

import chat.protocol.ByteSink;
import chat.protocol.RoomName;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.LogPosition;
import chat.server.log.RoomLog;
import chat.server.log.Search;
import chat.server.log.SearchQuery;
import chat.server.log.SearchResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Answers SEARCH: searches step by step, each of which is a page without messages, and then sends
 * the newest messages that match, oldest first. The connection's writer runs it.
 */
final class SearchReplay extends QueryReplay {
  /** Few, since a message may be long. */
  private static final int MESSAGES_PER_PAGE = 20;

  /** What the place of a message takes that is not yet sent. */
  private static final int POSITION_BYTES = 60;

  private static final int QUERY_BYTES = 500;

  private final SearchQuery query;
  private final Supplier<Set<LogName>> hidden;
  // Empty before the first step, and after the last.
  private Optional<Search> search = Optional.empty();
  private boolean hasSearched;
  // Where the messages are that are not yet sent.
  private List<LogPosition> found = List.of();

  SearchReplay(RoomLog log, SearchQuery query, Supplier<Set<LogName>> hidden, Answer answer) {
    super(log, answer);
    this.query = query;
    this.hidden = hidden;
  }

  @Override
  protected boolean encodePage(ByteSink sink) throws LogException {
    if (!hasSearched) {
      Search running = begun();
      if (running.step()) {
        return true;
      }
      hasSearched = true;
      take(running.result(), sink);
    }
    int count = Math.min(found.size(), MESSAGES_PER_PAGE);
    for (LogMessage message : log().read(found.subList(0, count))) {
      encode(message, sink);
    }
    found = found.subList(count, found.size());
    return count > 0 || !sink.isEmpty();
  }

  /** Leaves out what has become private since it was found. */
  private void encode(LogMessage message, ByteSink sink) {
    LogName log = message.draft().log();
    if (query.room().isPresent() || !hidden.get().contains(log)) {
      answer().encode(log.room(), message, query.room().isEmpty(), sink);
    }
  }

  private Search begun() throws LogException {
    if (search.isEmpty()) {
      search = Optional.of(log().search(query));
    }
    return search.get();
  }

  private void take(SearchResult result, ByteSink sink) {
    found = result.found();
    search = Optional.empty();
    answer().setLeftOut(result);
    answer().encodeRemark(FoundCount.sentence(found.size(), room()), sink);
  }

  @Override
  public int heldBytes() {
    return QUERY_BYTES
        + query.words().byteLength()
        + search.map(Search::heldBytes).orElse(0)
        + found.size() * POSITION_BYTES;
  }

  private Optional<RoomName> room() {
    return query.room().map(LogName::room);
  }
}
