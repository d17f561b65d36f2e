package chat.server.listen;

import chat.network.AddressText;
import chat.network.LocalAddress;
import chat.server.net.accept.Endpoint;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What people type to join, for each address on which the server can be reached. The main thread.
 */
public final class Invitation {
  /** Precedes a second address. */
  private static final String OR = "or:  ";

  private Invitation() {}

  /** Returns the lines: first for this computer, then for others, who had better use TLS. */
  public static List<String> lines(List<Endpoint> endpoints) {
    List<String> lines =
        new ArrayList<>(labelled("to join from this computer:  ", commandsHere(endpoints)));
    if (lines.isEmpty()) {
      lines.addAll(labelled("to join from this computer:  ", commandsEverywhere(endpoints)));
    }
    lines.addAll(labelled("to join from the network:  ", commandsElsewhere(endpoints)));
    return lines;
  }

  private static List<String> labelled(String label, List<String> commands) {
    List<String> lines = new ArrayList<>();
    for (String command : commands) {
      lines.add(
          (lines.isEmpty() ? label : " ".repeat(label.length() - OR.length()) + OR) + command);
    }
    return lines;
  }

  /** One line for each port: localhost is in both families. */
  private static List<String> commandsHere(List<Endpoint> endpoints) {
    List<String> commands = new ArrayList<>();
    List<Integer> ports = new ArrayList<>();
    for (Endpoint endpoint : endpoints) {
      if (endpoint.isLocal() && !ports.contains(endpoint.address().getPort())) {
        ports.add(endpoint.address().getPort());
        commands.add(commands(endpoint, localName(endpoint.address().getAddress())));
      }
    }
    return commands;
  }

  /** One line for this computer, whose localhost is among all addresses. */
  private static List<String> commandsEverywhere(List<Endpoint> endpoints) {
    return endpoints.stream()
        .filter(endpoint -> endpoint.address().getAddress().isAnyLocalAddress())
        .min(Comparator.comparing(Endpoint::isTls))
        .map(endpoint -> List.of(commands(endpoint, "localhost")))
        .orElse(List.of());
  }

  private static List<String> commandsElsewhere(List<Endpoint> endpoints) {
    List<String> commands = new ArrayList<>();
    endpoints.stream()
        .filter(endpoint -> !endpoint.isLocal())
        .sorted(Comparator.comparing(endpoint -> !endpoint.isTls()))
        .forEach(
            endpoint ->
                hosts(endpoint.address().getAddress())
                    .forEach(host -> commands.add(commands(endpoint, host))));
    return commands;
  }

  private static String commands(Endpoint endpoint, String host) {
    return endpoint.clientCommand(host) + "  or  " + endpoint.ncCommand(host);
  }

  /** Returns localhost if that name is this address's, since others of this computer are not. */
  private static String localName(InetAddress loopback) {
    try {
      return InetAddress.getByName("localhost").equals(loopback)
          ? "localhost"
          : AddressText.of(loopback);
    } catch (UnknownHostException e) {
      return AddressText.of(loopback);
    }
  }

  /**
   * Returns the addresses by which others reach this computer. Its name is none of them: whether
   * other computers know it can't be seen from here.
   */
  private static List<String> hosts(InetAddress bound) {
    if (!bound.isAnyLocalAddress()) {
      return List.of(AddressText.of(bound));
    }
    // Java listens on both families for 0.0.0.0, too, where the system has IPv6.
    List<String> hosts = LocalAddress.ofNetworks().stream().map(LocalAddress::text).toList();
    return hosts.isEmpty() ? List.of("THIS-COMPUTER") : hosts;
  }
}
