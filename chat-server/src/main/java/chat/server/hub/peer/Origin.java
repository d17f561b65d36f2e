package chat.server.hub.peer;

/**
 * Where a connection comes from, for limits that all connections of one origin share.
 *
 * @param key an IPv4 address like {@code 192.0.2.7}, or the first 64 bits of an IPv6 address like
 *     {@code 2001:db8::/64}, since one customer of a provider usually has all addresses of those
 * @param isLoopback whether it is this computer itself, which most limits exempt
 */
public record Origin(String key, boolean isLoopback) {
  /** This computer, by IPv4. */
  public static final Origin LOOPBACK = new Origin("127.0.0.1", true);
}
