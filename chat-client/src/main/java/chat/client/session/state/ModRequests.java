package chat.client.session.state;

import chat.protocol.ClientMessage;
import chat.protocol.ModRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The MOD requests that the server has yet to answer. It answers them in their order, each whole.
 * The session thread owns them.
 */
public final class ModRequests {
  private final Deque<ModRequest> unanswered = new ArrayDeque<>();
  private int received;

  /** Remembers a request that was handed to the link, if it is a MOD. */
  public void sent(ClientMessage message) {
    if (message instanceof ModRequest request) {
      unanswered.addLast(request);
    }
  }

  /** Returns the request that the server answers next, or is answering. */
  public Optional<ModRequest> current() {
    return Optional.ofNullable(unanswered.peekFirst());
  }

  /** Counts a part of the current answer. */
  public void received() {
    received++;
  }

  /** A request, and of how many parts its answer was. */
  public record Answered(ModRequest request, int parts) {}

  /**
   * Removes the request whose answer has ended.
   *
   * @param action its action; those before it get no answer
   */
  public Optional<Answered> ended(String action) {
    int parts = received;
    received = 0;
    if (unanswered.stream().noneMatch(request -> request.firstToken().equals(action))) {
      return Optional.empty();
    }
    ModRequest request = unanswered.removeFirst();
    while (!request.firstToken().equals(action)) {
      request = unanswered.removeFirst();
      parts = 0;
    }
    return Optional.of(new Answered(request, parts));
  }

  /** Forgets all requests: the server answers none from an earlier link. */
  public void clear() {
    unanswered.clear();
    received = 0;
  }
}
