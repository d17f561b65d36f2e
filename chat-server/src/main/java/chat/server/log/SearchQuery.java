package chat.server.log;

import chat.protocol.Query.SearchFilter;
import chat.protocol.Text;
import chat.server.log.words.SearchTerms;
import java.util.Optional;
import java.util.Set;

/**
 * A search for messages.
 *
 * @param room the log to search; empty for all rooms
 * @param words what the messages contain, see {@link SearchTerms}; may be blank if the filter has a
 *     nick
 * @param count the most messages to find, the newest
 * @param hidden rooms whose messages a search of all rooms does not find
 */
public record SearchQuery(
    Optional<LogName> room, Text words, SearchFilter filter, int count, Set<LogName> hidden) {
  /** A search that may find messages of any room. */
  public SearchQuery(Optional<LogName> room, Text words, SearchFilter filter, int count) {
    this(room, words, filter, count, Set.of());
  }

  /** Returns whether it may find messages of a room. */
  public boolean reaches(LogName log) {
    return room.isPresent() ? log.equals(room.get()) : !hidden.contains(log);
  }

  /** Returns whether no message can match: no word is searched for, and no nick. */
  public boolean matchesNothing() {
    boolean isBlank = words.toString().isBlank();
    return SearchTerms.of(words).terms().isEmpty() && (!isBlank || filter.from().isEmpty());
  }
}
