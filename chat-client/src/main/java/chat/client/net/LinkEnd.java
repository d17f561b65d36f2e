package chat.client.net;

import java.util.Optional;

/**
 * How a link ended.
 *
 * @param sentence one line for a person, naming the server
 * @param server where the server sends its clients, as {@code HOST:PORT}, if it moves them
 */
public record LinkEnd(Kind kind, String sentence, Optional<String> server) {
  public LinkEnd(Kind kind, String sentence) {
    this(kind, sentence, Optional.empty());
  }

  /** Who ended it, and whether that is final. */
  public enum Kind {
    /** The server closed the connection. */
    CLOSED,
    /** The server sent a BYE after which a client does not reconnect. */
    BYE,
    /** The server sent a BYE, and may accept this client again after a pause. */
    PAUSED,
    /** The server sent its clients to another server. */
    MOVED,
    /** The connection broke, or the server fell silent. */
    BROKEN,
    /** The client closed it: what the server sent cannot be used. */
    HUNG_UP,
    /** There was no server for too long. */
    GIVEN_UP,
    /** The client closed it on its user's behalf. */
    LEFT
  }

  /** Whether another connection may do better. */
  public boolean mayReconnect() {
    return switch (kind) {
      case CLOSED, PAUSED, MOVED, BROKEN -> true;
      case BYE, HUNG_UP, GIVEN_UP, LEFT -> false;
    };
  }
}
