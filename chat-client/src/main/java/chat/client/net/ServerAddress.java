package chat.client.net;

import java.util.Locale;

/**
 * Where a server listens, as it was typed: a host may have several addresses.
 *
 * @param tls whether to speak TLS there
 */
public record ServerAddress(String host, int port, boolean tls) {
  private static final int MAX_PORT = 65_535;

  public ServerAddress {
    if (host.isEmpty()) {
      throw new IllegalArgumentException("a host is missing");
    }
    if (port < 1 || port > MAX_PORT) {
      throw new IllegalArgumentException("a port is 1 to " + MAX_PORT);
    }
  }

  /** Returns an address for plain connections. */
  public ServerAddress(String host, int port) {
    this(host, port, false);
  }

  /** {@code HOST:PORT}, an IPv6 address in brackets. */
  @Override
  public String toString() {
    return bracketed(host) + ":" + port;
  }

  /** Returns the host as it is typed with a port, in lower case. */
  public String hostKey() {
    return bracketed(host.toLowerCase(Locale.ROOT));
  }

  private static String bracketed(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }
}
