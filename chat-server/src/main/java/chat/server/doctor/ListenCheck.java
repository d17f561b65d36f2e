package chat.server.doctor;

import chat.network.LocalAddress;
import chat.notation.Finding;
import chat.server.doctor.PortCheck.Answer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Connects to both ports of each address of this computer. The main thread. */
final class ListenCheck {
  private static final String LISTEN = "listen";
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final int port;
  private final OptionalInt tlsPort;
  private final Consumer<Finding> findings;

  /**
   * A check of a server's ports.
   *
   * @param port that without encryption
   * @param tlsPort that for TLS; empty if there is none
   */
  ListenCheck(int port, OptionalInt tlsPort, Consumer<Finding> findings) {
    this.port = port;
    this.tlsPort = tlsPort;
    this.findings = findings;
  }

  /** Reports what answers at an address; returns the chat servers. */
  List<Reached> examine(LocalAddress address) {
    List<Reached> reached = new ArrayList<>();
    Answer plain = PortCheck.of(new InetSocketAddress(address.address(), port), LIMIT);
    Answer tls = Answer.NOTHING;
    if (tlsPort.isPresent()) {
      InetSocketAddress there = new InetSocketAddress(address.address(), tlsPort.getAsInt());
      tls = PortCheck.ofTls(there, LIMIT);
      // A server without TLS is reported by what its other port answers.
      if (tls != Answer.NOTHING) {
        findings.accept(tlsFinding(address, tlsPort.getAsInt(), tls));
      }
      if (tls == Answer.CHAT) {
        reached.add(new Reached(address, tlsPort.getAsInt(), true));
      }
    }
    // Nothing is to answer where TLS does: others would speak without encryption there.
    if (plain != Answer.NOTHING || tls == Answer.NOTHING || address.isLoopback()) {
      findings.accept(plainFinding(address, plain));
    }
    if (plain == Answer.CHAT) {
      reached.add(new Reached(address, port, false));
    }
    return reached;
  }

  private static Finding tlsFinding(LocalAddress address, int port, Answer answer) {
    String where = where(address, port);
    return answer == Answer.CHAT
        ? Finding.ok(LISTEN, where + "a chat server answers, with TLS", audience(address))
        : useless(where, answer, "--tls-port");
  }

  private Finding plainFinding(LocalAddress address, Answer answer) {
    String where = where(address, port);
    return switch (answer) {
      case CHAT ->
          address.isLoopback()
              ? Finding.ok(LISTEN, where + "a chat server answers", audience(address))
              : Finding.warning(
                  LISTEN,
                  where + "a chat server answers, without encryption",
                  "anyone on the network between can read what is sent there, and passwords are refused there",
                  "let others use TLS, and start chat-server without --plain-anywhere");
      case OTHER, SILENT -> useless(where, answer, "--port");
      case NOTHING ->
          address.isLoopback()
              ? Finding.warning(
                  LISTEN,
                  where + "nothing answers",
                  "programs on this computer can't use that address",
                  "start chat-server; with --bind, they use one of the other addresses")
              : Finding.warning(
                  LISTEN,
                  where + "nothing answers" + tlsToo(),
                  "other computers can't connect to that address",
                  "start chat-server with --bind 0.0.0.0, which listens on all addresses");
    };
  }

  private static Finding useless(String where, Answer answer, String option) {
    return Finding.failed(
        LISTEN,
        where
            + (answer == Answer.SILENT
                ? "a program accepts connections and does not greet"
                : "another program answers"),
        "no chat server can use that address and port",
        "stop that program, or give chat-server another " + option);
  }

  private String tlsToo() {
    return tlsPort.isPresent() ? ", nor on port " + tlsPort.getAsInt() : "";
  }

  private static String where(LocalAddress address, int port) {
    return "%s, port %d (%s): ".formatted(address.text(), port, address.device());
  }

  /** Returns who can reach it, a clause. */
  private static String audience(LocalAddress address) {
    if (address.isLoopback()) {
      return "programs on this computer use it";
    }
    return address.isPrivate()
        ? "computers on the same network use it; others only through a router that forwards the port"
        : "computers anywhere use it, if no firewall on the way refuses";
  }
}
