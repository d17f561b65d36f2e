package chat.server.net;

import chat.server.net.accept.ConnectionLimits;
import chat.server.net.input.InputLimits;
import chat.server.net.input.RateLimit;
import java.time.Duration;

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
   * How long a connection may do nothing.
   *
   * @param stall how long it may take no byte while data waits
   */
  public record TimeLimits(Duration stall) {
    public TimeLimits {
      if (stall.isNegative() || stall.isZero()) {
        throw new IllegalArgumentException("stall " + stall + " is out of range");
      }
    }
  }

  /** Returns the limits of what one connection's client sends. */
  InputLimits input() {
    return new InputLimits(maxTextBytes, rate);
  }
}
