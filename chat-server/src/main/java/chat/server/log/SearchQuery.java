package chat.server.log;

import chat.protocol.Query.SearchFilter;
import chat.protocol.Text;
import chat.server.log.words.SearchTerms;
import java.util.Optional;

/**
 * A search for messages.
 *
 * @param room the log to search; empty for all rooms
 * @param words what the messages contain, see {@link SearchTerms}; may be blank if the filter has a
 *     nick
 * @param count the most messages to find, the newest
 */
public record SearchQuery(Optional<LogName> room, Text words, SearchFilter filter, int count) {
  /** Returns whether no message can match: no word is searched for, and no nick. */
  public boolean matchesNothing() {
    boolean isBlank = words.toString().isBlank();
    return SearchTerms.of(words).terms().isEmpty() && (!isBlank || filter.from().isEmpty());
  }
}
