package chat.server.doctor;

import chat.notation.Finding;
import chat.protocol.Limits;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Finds out who could reach a server on this computer: its addresses, what answers on each, and
 * what the firewalls do. The main thread.
 */
public final class ServerDoctor {
  private static final String LISTEN = "listen";
  private static final String FIREWALL = "firewall";
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final List<LocalAddress> addresses;
  private final int port;
  private final Tools tools;
  private final Consumer<String> out;

  /**
   * A doctor for the server on this port.
   *
   * @throws SocketException if this computer's addresses can't be listed
   */
  public ServerDoctor(int port, Consumer<String> out) throws SocketException {
    this(LocalAddress.all(), port, Tools.OF_SYSTEM, out);
  }

  ServerDoctor(List<LocalAddress> addresses, int port, Tools tools, Consumer<String> out) {
    this.addresses = List.copyOf(addresses);
    this.port = port;
    this.tools = tools;
    this.out = out;
  }

  /** Prints the findings and a verdict; returns whether others could reach the server. */
  public boolean run() throws InterruptedException {
    List<LocalAddress> answering = new ArrayList<>();
    for (LocalAddress address : addresses) {
      PortCheck.Answer answer = PortCheck.of(new InetSocketAddress(address.address(), port), LIMIT);
      out.accept(listening(address, answer).text());
      if (answer == PortCheck.Answer.CHAT) {
        answering.add(address);
      }
    }
    Optional<String> blocking = firewalls();
    List<LocalAddress> outside =
        answering.stream().filter(address -> !address.isLoopback()).toList();
    if (!outside.isEmpty()) {
      out.accept(others(outside.get(0)).text());
    }
    out.accept("verdict: " + verdict(answering, outside, blocking));
    return !outside.isEmpty() && blocking.isEmpty();
  }

  private Finding listening(LocalAddress address, PortCheck.Answer answer) {
    String where = "%s, port %d (%s): ".formatted(address.text(), port, address.device());
    return switch (answer) {
      case CHAT -> Finding.ok(LISTEN, where + "a chat server answers", address.audience());
      case OTHER, SILENT ->
          Finding.failed(
              LISTEN,
              where
                  + (answer == PortCheck.Answer.SILENT
                      ? "a program accepts connections and does not greet"
                      : "another program answers"),
              "no chat server can use that address and port",
              "stop that program, or give chat-server another --port");
      case NOTHING ->
          address.isLoopback()
              ? Finding.warning(
                  LISTEN,
                  where + "nothing answers",
                  "programs on this computer can't use that address",
                  "start chat-server; with --bind, they use one of the other addresses")
              : Finding.warning(
                  LISTEN,
                  where + "nothing answers",
                  "other computers can't connect to that address",
                  "start chat-server with --bind 0.0.0.0, which listens on all addresses");
    };
  }

  private static Finding others(LocalAddress address) {
    return Finding.warning(
        "others",
        "this computer reached itself, and can't see routers and other firewalls on the way",
        "that others get through is likely, and not certain",
        "on another computer: chat-client doctor " + address.text());
  }

  /** Reports on each firewall that is installed; returns why others are kept out, if they are. */
  private Optional<String> firewalls() throws InterruptedException {
    boolean isAnyThere = false;
    Optional<String> blocking = Optional.empty();
    // The first two make rules of nftables themselves, which their own tools explain better.
    for (Firewall firewall : List.of(new Ufw(), new Firewalld(), new Nftables())) {
      Judgement judgement = firewall.judge(tools, port);
      if (judgement.kind() != Judgement.Kind.ABSENT) {
        isAnyThere = true;
        out.accept(finding(firewall, judgement).text());
      }
      if (judgement.kind() == Judgement.Kind.BLOCKED) {
        blocking = Optional.of("%s blocks port %d".formatted(firewall.name(), port));
      }
      if (judgement.decides() && judgement.kind() != Judgement.Kind.UNKNOWN) {
        return blocking;
      }
    }
    if (!isAnyThere) {
      out.accept(
          Finding.ok(
                  FIREWALL,
                  "ufw, firewalld and nftables are not installed",
                  "this computer has no firewall that can be seen; a provider may have one outside")
              .text());
    }
    return blocking;
  }

  private Finding finding(Firewall firewall, Judgement judgement) {
    String what = firewall.name() + ": " + judgement.why();
    String opening = "as root: " + judgement.opening().orElse(firewall.opening(port));
    return switch (judgement.kind()) {
      case OPEN -> Finding.ok(FIREWALL, what, "it accepts connections to port %d".formatted(port));
      case INACTIVE, ABSENT -> Finding.ok(FIREWALL, what, "it refuses nothing");
      case BLOCKED ->
          Finding.failed(FIREWALL, what, "it keeps others out of port %d".formatted(port), opening);
      case PARTLY ->
          Finding.warning(
              FIREWALL,
              what,
              "it accepts some connections to port %d, and not others".formatted(port),
              "to accept all, " + opening);
      case UNKNOWN ->
          Finding.warning(
              FIREWALL,
              what,
              "what it does with port %d is not known".formatted(port),
              "run this as root (sudo); if others can't connect, " + opening);
    };
  }

  private String verdict(
      List<LocalAddress> answering, List<LocalAddress> outside, Optional<String> blocking) {
    if (answering.isEmpty()) {
      return "no chat server answers on port %d of this computer".formatted(port);
    }
    if (outside.isEmpty()) {
      return "the server can be used on this computer only";
    }
    return blocking
        .map(why -> "other computers can't connect: " + why)
        .orElseGet(
            () ->
                "other computers can connect, as far as this one can see: "
                    + outside.stream().map(this::howToJoin).collect(Collectors.joining(" or ")));
  }

  private String howToJoin(LocalAddress address) {
    String host = address.text();
    String bracketed = host.contains(":") ? "[" + host + "]" : host;
    return "chat-client " + bracketed + (port == Limits.PORT ? "" : ":" + port);
  }
}
