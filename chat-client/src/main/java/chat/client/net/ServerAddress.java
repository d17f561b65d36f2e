package chat.client.net;

/** Where a server listens, as it was typed: a host may stand for several addresses. */
public record ServerAddress(String host, int port) {
  private static final int MAX_PORT = 65_535;

  public ServerAddress {
    if (host.isEmpty()) {
      throw new IllegalArgumentException("a host is missing");
    }
    if (port < 1 || port > MAX_PORT) {
      throw new IllegalArgumentException("a port is 1 to " + MAX_PORT);
    }
  }

  /** {@code HOST:PORT}, an IPv6 address in brackets. */
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
