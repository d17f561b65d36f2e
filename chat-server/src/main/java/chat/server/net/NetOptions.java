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
  /**
   * A limit on connections from one address.
   *
   * @param count 0: no limit
   * @param forThisComputer whether it holds for loopback addresses too
   */
  public record AddressLimit(int count, boolean forThisComputer) {}
}
