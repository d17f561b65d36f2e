package chat.client.ui.screen;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with the connection.
 *
 * @param lag how long the server took to answer, or has not answered yet
 * @param nextAttempt when it is tried again, as far as that is known
 */
record LinkState(Phase phase, Duration lag, Optional<Instant> nextAttempt) {
  enum Phase {
    /** The server has not said yet who one is. */
    STARTING,
    /** It is no chat server, and there are no rooms. */
    PLAIN,
    LIVE,
    LOST
  }

  static final LinkState PLAIN = new LinkState(Phase.PLAIN, Duration.ZERO, Optional.empty());

  static final LinkState STARTING = new LinkState(Phase.STARTING, Duration.ZERO, Optional.empty());
  static final LinkState LOST = new LinkState(Phase.LOST, Duration.ZERO, Optional.empty());

  static LinkState live(Duration lag) {
    return new LinkState(Phase.LIVE, lag, Optional.empty());
  }

  static LinkState retryingAt(Instant nextAttempt) {
    return new LinkState(Phase.LOST, Duration.ZERO, Optional.of(nextAttempt));
  }
}
