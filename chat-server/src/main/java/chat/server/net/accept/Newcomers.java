package chat.server.net.accept;

import chat.server.hub.peer.Origin;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The connections that are open, which new ones join. The acceptor's thread. */
public interface Newcomers {
  /** Returns why one more connection of an origin is refused; empty if it is accepted. */
  Optional<Refusal> refusal(Origin origin);

  /** Counts a connection that was refused. */
  void refused(Refusal refusal);

  /**
   * Adds a connection, and greets its client.
   *
   * @param wait how long until it is served, which the client is sent if it is not zero
   * @throws IOException if the client has closed it already
   */
  Newcomer greet(Accepted accepted, Duration wait) throws IOException;

  /** A connection that is not served yet. */
  interface Newcomer {
    /**
     * Begins to read what its client sends.
     *
     * @throws IllegalStateException if the system has no more threads
     */
    void serve();

    void close();
  }
}
