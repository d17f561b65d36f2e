package chat.server.hub.delivery;

import chat.server.hub.state.ChatState;
import chat.server.hub.state.Feed;
import chat.server.hub.state.Membership;
import chat.server.log.LogName;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what connected members have yet to be sent: what follows the cursor of a replay, and what
 * waits in a room lane, which may be dropped and then comes from the log. The hub's thread, between
 * two batches: all that is committed has been handed to the live members.
 */
public final class Undelivered {
  private final ChatState state;

  /** Looks at the members of the rooms and inboxes in memory. */
  public Undelivered(ChatState state) {
    this.state = state;
  }

  /** Returns the lowest such number of each of these logs that has one. */
  public Map<LogName, Long> firstOf(Collection<LogName> logs) {
    Map<LogName, Long> first = new HashMap<>();
    for (LogName log : logs) {
      long lowest =
          feed(log).stream()
              .flatMap(feed -> feed.memberships().stream())
              .mapToLong(Membership::firstUndelivered)
              .min()
              .orElse(Long.MAX_VALUE);
      if (lowest < Long.MAX_VALUE) {
        first.put(log, lowest);
      }
    }
    return first;
  }

  private Optional<? extends Feed> feed(LogName log) {
    return log.isRoom() ? state.rooms().byLog(log) : state.users().inbox(log);
  }
}
