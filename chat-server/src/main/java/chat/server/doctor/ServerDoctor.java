package chat.server.doctor;

import chat.network.LocalAddress;
import chat.notation.Finding;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Finds out who could reach a server on this computer: its addresses, what answers on each, and
 * what the firewalls do. The main thread.
 */
public final class ServerDoctor {
  private final List<LocalAddress> addresses;
  private final Ports ports;
  private final Tools tools;
  private final Consumer<String> out;
  private final Set<Finding> printed = new HashSet<>();

  /**
   * The ports of a server.
   *
   * @param plain that without encryption
   * @param tls that for TLS; empty if there is none
   */
  public record Ports(int plain, OptionalInt tls) {}

  /**
   * A doctor for the server on these ports.
   *
   * @throws SocketException if this computer's addresses can't be listed
   */
  public ServerDoctor(Ports ports, Consumer<String> out) throws SocketException {
    this(LocalAddress.all(), ports, Tools.OF_SYSTEM, out);
  }

  ServerDoctor(List<LocalAddress> addresses, Ports ports, Tools tools, Consumer<String> out) {
    this.addresses = List.copyOf(addresses);
    this.ports = ports;
    this.tools = tools;
    this.out = out;
  }

  /** Prints the findings and a verdict; returns whether others could reach the server. */
  public boolean run() throws InterruptedException {
    ListenCheck listening = new ListenCheck(ports.plain(), ports.tls(), this::print);
    List<Reached> answering = new ArrayList<>();
    for (LocalAddress address : addresses) {
      answering.addAll(listening.examine(address));
    }
    List<Reached> outside =
        answering.stream()
            .filter(Reached::isOutside)
            .sorted(Comparator.comparing(reached -> !reached.isTls()))
            .toList();
    List<Reached> open = new ArrayList<>(outside);
    List<String> blocking = new ArrayList<>();
    FirewallCheck firewalls = new FirewallCheck(tools, this::print);
    for (int port : portsForOthers(outside)) {
      Optional<String> firewall = firewalls.blocking(port);
      if (firewall.isPresent()) {
        blocking.add(firewall.get());
        open.removeIf(reached -> reached.port() == port);
      }
    }
    if (!outside.isEmpty()) {
      print(others(outside.get(0)));
    }
    out.accept("verdict: " + verdict(answering, outside, open, blocking));
    return !open.isEmpty();
  }

  /** Prints a finding once: firewalls are asked about each port, and may not exist. */
  private void print(Finding finding) {
    if (printed.add(finding)) {
      out.accept(finding.text());
    }
  }

  /** Where no server answers, a firewall may be in the way of the one that is to be started. */
  private List<Integer> portsForOthers(List<Reached> outside) {
    return outside.isEmpty()
        ? List.of(ports.tls().orElse(ports.plain()))
        : outside.stream().map(Reached::port).distinct().toList();
  }

  private static Finding others(Reached reached) {
    return Finding.warning(
        "others",
        "this computer reached itself, and can't see routers and other firewalls on the way",
        "that others get through is likely, and not certain",
        "on another computer: "
            + reached.command().replaceFirst("^chat-client ", "chat-client doctor "));
  }

  private String verdict(
      List<Reached> answering, List<Reached> outside, List<Reached> open, List<String> blocking) {
    if (answering.isEmpty()) {
      return "no chat server answers on port %d%s of this computer"
          .formatted(ports.plain(), ports.tls().isPresent() ? " or " + ports.tls().getAsInt() : "");
    }
    if (outside.isEmpty()) {
      return "the server can be used on this computer only";
    }
    if (open.isEmpty()) {
      return "other computers can't connect: " + String.join(", ", blocking);
    }
    return "other computers can connect, as far as this one can see: "
        + open.stream().map(Reached::command).collect(Collectors.joining(" or "));
  }
}
