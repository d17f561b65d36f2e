package chat.server.net;

import java.time.Duration;

/**
 * The limits of connections.
 *
 * @param maxTextBytes the size of the longest message
 * @param rate messages a second that one connection may send; 0: no limit
 * @param stall how long a connection may take no byte while data waits
 * @param maxClients the most connections at a time; 0: no limit
 * @param addressLimit the most connections from one address
 */
public record NetOptions(
    int maxTextBytes, int rate, Duration stall, int maxClients, AddressLimit addressLimit) {
  public NetOptions {
    if (rate < 0 || maxClients < 0 || stall.isNegative() || stall.isZero()) {
      throw new IllegalArgumentException(
          "rate %d, maxClients %d or stall %s is out of range".formatted(rate, maxClients, stall));
    }
  }

  /** Returns how many messages one connection may send at once before the rate limits it. */
  public int burst() {
    return TokenBucket.CAPACITY;
  }

  /**
   * A limit on connections from one address.
   *
   * @param count 0: no limit
   * @param includesLoopback whether it applies to loopback addresses, too
   */
  public record AddressLimit(int count, boolean includesLoopback) {}
}
