package chat.client.session.state;

import chat.protocol.ClientMessage;
import chat.protocol.ClientVerb;
import chat.protocol.Query;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The requests for messages of the log that the server has yet to answer. It answers them in their
 * order, each whole. The session thread owns them.
 */
public final class LookUps {
  private final Deque<Query> unanswered = new ArrayDeque<>();
  private boolean hasFound;

  /** Returns whether a request with this verb is for messages of the log. */
  public static boolean isOne(String verb) {
    return verb.equals(ClientVerb.HISTORY.name()) || verb.equals(ClientVerb.SEARCH.name());
  }

  /** Remembers a request that was handed to the link, if it is for messages of the log. */
  public void sent(ClientMessage message) {
    if (message instanceof Query query && isOne(query.verb().name())) {
      unanswered.addLast(query);
    }
  }

  /** Counts a found message. Returns the request in progress if the message is its first. */
  public Optional<Query> found() {
    boolean isFirst = !hasFound;
    hasFound = true;
    return Optional.ofNullable(unanswered.peekFirst()).filter(query -> isFirst);
  }

  /** Returns whether the server answers next, or is answering, a request for a room's history. */
  public boolean awaitHistoryOf(String room) {
    return unanswered.peekFirst() instanceof Query.History history
        && JoinedRooms.parsed(room).filter(history.room()::equals).isPresent();
  }

  /** Removes the request whose answer has ended. Returns whether messages were found. */
  public boolean ended() {
    boolean found = hasFound;
    unanswered.pollFirst();
    hasFound = false;
    return found;
  }

  /** Forgets all requests: the server answers none from an earlier link. */
  public void clear() {
    unanswered.clear();
    hasFound = false;
  }
}
