package chat.server.net;

import java.time.Duration;

/**
 * What connections are allowed.
 *
 * @param maxTextBytes the longest message
 * @param rate messages a second that one connection may send; 0: any number
 * @param stall how long a connection may take no byte while data waits
 * @param maxClients how many connections there may be at a time; 0: any number
 * @param addressLimit how many of them may come from one address
 */
public record NetOptions(
    int maxTextBytes, int rate, Duration stall, int maxClients, AddressLimit addressLimit) {
  public NetOptions {
    if (rate < 0 || maxClients < 0 || stall.isNegative() || stall.isZero()) {
      throw new IllegalArgumentException("a rate, a limit or a time that can't be");
    }
  }

  /**
   * A limit on connections from one address.
   *
   * @param count 0: no limit
   * @param forThisComputer whether it holds for loopback addresses too
   */
  public record AddressLimit(int count, boolean forThisComputer) {}
}
