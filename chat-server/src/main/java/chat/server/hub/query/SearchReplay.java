package chat.server.hub.query;

import chat.protocol.ByteSink;
import chat.protocol.RoomName;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.LogPosition;
import chat.server.log.RoomLog;
import chat.server.log.SearchQuery;
import java.util.List;
import java.util.Optional;

/**
 * Answers SEARCH: the newest messages that match, oldest first. The connection's writer runs it.
 */
final class SearchReplay extends QueryReplay {
  /** Few, since a message may be long. */
  private static final int MESSAGES_PER_PAGE = 20;

  private final SearchQuery query;
  private boolean hasSearched;
  // Where the messages are that are not yet sent.
  private List<LogPosition> found = List.of();

  SearchReplay(RoomLog log, SearchQuery query, Answer answer) {
    super(log, answer);
    this.query = query;
  }

  @Override
  protected boolean encodePage(ByteSink sink) throws LogException {
    if (!hasSearched) {
      found = log().search(query);
      hasSearched = true;
      answer().encodeRemark(FoundCount.sentence(found.size(), room()), sink);
    }
    int count = Math.min(found.size(), MESSAGES_PER_PAGE);
    for (LogMessage message : log().read(found.subList(0, count))) {
      answer()
          .encode(
              RoomName.received(message.draft().log().key()),
              message,
              query.room().isEmpty(),
              sink);
    }
    found = found.subList(count, found.size());
    return count > 0 || !sink.isEmpty();
  }

  private Optional<RoomName> room() {
    return query.room().map(log -> RoomName.received(log.key()));
  }
}
