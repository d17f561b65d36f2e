package chat.server.net;

import chat.server.net.accept.ConnectionLimits;
import chat.server.net.input.InputLimits;
import chat.server.net.input.RateLimit;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * The limits of connections.
 *
 * @param maxTextBytes the size of the longest message
 * @param rate how fast one connection may send
 * @param times how long a connection may do nothing
 * @param connections how many connections there may be
 */
public record NetOptions(
    int maxTextBytes, RateLimit rate, TimeLimits times, ConnectionLimits connections) {

  /**
   * How long a connection may do nothing; zero: for ever.
   *
   * @param stall how long it may take no byte while data waits
   * @param completeWithin how long the server waits for HELLO and the rest of a frame
   * @param ping how long a framed client may be silent before it gets a PING
   * @param arrears how often a client that has sent too much is sent something, and how much longer
   *     it is read if that shows that it is gone
   */
  public record TimeLimits(
      Duration stall, Duration completeWithin, Duration ping, Duration arrears) {
    public static final Duration USUAL_ARREARS = Duration.ofSeconds(10);

    public TimeLimits {
      if (Stream.of(stall, completeWithin, ping, arrears).anyMatch(Duration::isNegative)) {
        throw new IllegalArgumentException("a time limit is negative");
      }
    }
  }

  /** Returns the limits of what one connection's client sends. */
  public InputLimits input() {
    return new InputLimits(maxTextBytes, rate, times.completeWithin(), times.arrears());
  }
}
