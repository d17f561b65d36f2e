package chat.client.config;

import chat.client.net.ServerAddress;
import chat.protocol.Limits;
import chat.protocol.Nick;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The servers of the chat to connect to, and the nick to take there: {@code [NICK@]HOST[:PORT]},
 * and further {@code ,HOST[:PORT]}.
 *
 * @param addresses the first is tried first
 * @param domains those of them that were typed as the name of a domain, without a port
 */
public record Destination(
    Optional<Nick> nick, List<ServerAddress> addresses, Set<ServerAddress> domains) {
  private static final Pattern DOMAIN =
      Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");

  public Destination {
    addresses = List.copyOf(addresses);
    domains = Set.copyOf(domains);
  }

  public Destination(Optional<Nick> nick, List<ServerAddress> addresses) {
    this(nick, addresses, Set.of());
  }

  public Destination(Optional<Nick> nick, ServerAddress address) {
    this(nick, List.of(address));
  }

  /** Returns the server that is tried first. */
  public ServerAddress address() {
    return addresses.get(0);
  }

  /**
   * Parses a typed destination. An IPv6 address with a port must be in brackets.
   *
   * @throws IllegalArgumentException with a sentence for the person
   */
  public static Destination parse(String typed) {
    return parse(typed, false);
  }

  /** Parses a typed destination, like {@link #parse(String)}; the port depends on TLS. */
  public static Destination parse(String typed, boolean tls) {
    int at = typed.indexOf('@');
    Optional<Nick> nick = at < 0 ? Optional.empty() : Optional.of(Nick.of(typed.substring(0, at)));
    List<ServerAddress> addresses = new ArrayList<>();
    Set<ServerAddress> domains = new HashSet<>();
    for (String host : typed.substring(at + 1).split(",", -1)) {
      ServerAddress address = address(host.strip(), tls);
      if (!addresses.contains(address)) {
        addresses.add(address);
      }
      if (DOMAIN.matcher(host.strip()).matches()) {
        domains.add(address);
      }
    }
    return new Destination(nick, addresses, domains);
  }

  /**
   * Returns the one server.
   *
   * @param what what has one server alone
   * @throws IllegalArgumentException if several were typed, with a sentence for the person
   */
  public ServerAddress only(String what) {
    if (addresses.size() > 1) {
      throw new IllegalArgumentException(what + " one server; type one HOST[:PORT]");
    }
    return address();
  }

  private static ServerAddress address(String typed, boolean tls) {
    if (typed.startsWith("-")) {
      throw new IllegalArgumentException("no host's name starts with -");
    }
    if (typed.startsWith("[")) {
      int end = typed.indexOf(']');
      if (end < 0) {
        throw new IllegalArgumentException("an address in brackets needs both brackets");
      }
      return withPort(typed.substring(1, end), typed.substring(end + 1), tls);
    }
    int colon = typed.indexOf(':');
    boolean hasPort = colon >= 0 && colon == typed.lastIndexOf(':');
    return hasPort
        ? withPort(typed.substring(0, colon), typed.substring(colon), tls)
        : new ServerAddress(typed, usualPort(tls), tls);
  }

  private static ServerAddress withPort(String host, String rest, boolean tls) {
    if (rest.isEmpty()) {
      return new ServerAddress(host, usualPort(tls), tls);
    }
    if (!rest.matches(":[0-9]{1,9}")) {
      throw new IllegalArgumentException("the port after the colon is not a number");
    }
    return new ServerAddress(host, Integer.parseInt(rest.substring(1)), tls);
  }

  private static int usualPort(boolean tls) {
    return tls ? Limits.TLS_PORT : Limits.PORT;
  }
}
