package chat.client.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of the connection to the server.
 *
 * @param roundTrip how long the server took to answer the last ping, or has not answered it yet
 * @param nextAttempt when the next attempt to reconnect is due, where that is known
 * @param encrypted whether the connection is live and encrypted
 * @param server the address of the server, if the connection is live and others are known
 */
public record LinkState(
    Phase phase,
    Duration roundTrip,
    Optional<Instant> nextAttempt,
    boolean encrypted,
    Optional<String> server) {
  /** How far the connection has got. */
  public enum Phase {
    /** The server has not welcomed us yet. */
    STARTING,
    /** The server is no chat server; there are no rooms. */
    PLAIN,
    LIVE,
    /** A server that had welcomed us is gone; the client reconnects. */
    LOST
  }

  public static final LinkState STARTING = of(Phase.STARTING);
  public static final LinkState PLAIN = of(Phase.PLAIN);
  public static final LinkState LOST = of(Phase.LOST);

  /** Connected, with the round-trip time measured last; zero if none was measured yet. */
  public static LinkState live(Duration roundTrip, boolean encrypted) {
    return new LinkState(Phase.LIVE, roundTrip, Optional.empty(), encrypted, Optional.empty());
  }

  /** Returns this state of a connection to that server of several. */
  public LinkState at(Optional<String> server) {
    return new LinkState(phase, roundTrip, nextAttempt, encrypted, server);
  }

  /** Lost, with the next attempt due at this time. */
  public static LinkState retryingAt(Instant nextAttempt) {
    return new LinkState(
        Phase.LOST, Duration.ZERO, Optional.of(nextAttempt), false, Optional.empty());
  }

  private static LinkState of(Phase phase) {
    return new LinkState(phase, Duration.ZERO, Optional.empty(), false, Optional.empty());
  }
}
