package chat.client.doctor;

import chat.client.net.Connector;
import chat.client.net.ServerAddress;
import chat.notation.Finding;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Connects to each address of a host, and distinguishes the failures. The main thread. */
final class ConnectCheck {
  private final Patience patience;
  private final OptionalInt tlsPort;
  private final Consumer<Finding> findings;

  /**
   * A check.
   *
   * @param tlsPort where TLS may be spoken if the port refuses; empty to try none
   */
  ConnectCheck(Patience patience, OptionalInt tlsPort, Consumer<Finding> findings) {
    this.patience = patience;
    this.tlsPort = tlsPort;
    this.findings = findings;
  }

  /** The result at an address: a socket, or a failure. */
  private record Attempt(InetSocketAddress address, Optional<Socket> socket, IOException failure) {
    String where() {
      return address.getAddress().getHostAddress();
    }

    int port() {
      return address.getPort();
    }
  }

  /** Returns a connection to the first address that accepts one; empty if none does. */
  Optional<Socket> connect(List<InetAddress> addresses, int port) {
    List<Attempt> attempts = new ArrayList<>();
    Optional<Socket> first = Optional.empty();
    for (InetAddress address : addresses) {
      Attempt attempt = attempt(new InetSocketAddress(address, port));
      attempts.add(attempt);
      if (first.isEmpty()) {
        first = attempt.socket();
      } else {
        attempt.socket().ifPresent(ConnectCheck::close);
      }
    }
    boolean isReached = first.isPresent();
    attempts.stream()
        .filter(attempt -> attempt.socket().isEmpty())
        .map(attempt -> explain(attempt, isReached))
        .forEach(findings);
    return first;
  }

  private Attempt attempt(InetSocketAddress address) {
    String where = address.getAddress().getHostAddress();
    Socket socket = new Socket();
    try {
      long start = System.nanoTime();
      socket.connect(address, (int) patience.connect().toMillis());
      Duration took = Took.since(start);
      socket.setTcpNoDelay(true);
      findings.accept(
          Finding.ok(
              Step.CONNECT,
              "%s, port %d: accepted in %s".formatted(where, address.getPort(), Took.text(took)),
              "a program listens there, and no firewall is in the way"));
      return new Attempt(address, Optional.of(socket), new IOException());
    } catch (IOException e) {
      close(socket);
      return new Attempt(address, Optional.empty(), e);
    }
  }

  private Finding explain(Attempt attempt, boolean isReached) {
    IOException e = attempt.failure();
    int port = attempt.port();
    String what;
    String means;
    String next;
    if (isTimeout(e)) {
      what = "filtered: no answer within " + Took.text(patience.connect());
      means = "a firewall drops the packets, or that computer is off or at another address";
      next =
          "check that the computer is on, then open TCP port %d in its firewall (chat-server doctor there prints the line)"
              .formatted(port);
    } else if (e instanceof ConnectException && isTlsPortOpen(attempt.address())) {
      what =
          "refused, but port %d, which is for TLS, accepts connections"
              .formatted(tlsPort.getAsInt());
      means = "the server may serve other computers over TLS only";
      String host = new ServerAddress(attempt.where(), port).hostKey();
      next =
          "chat-client --tls %s, or chat-client doctor --tls %s to examine that port"
              .formatted(host, host);
    } else if (e instanceof ConnectException) {
      what = "refused";
      means =
          "the computer answers, but nothing listens on port %d there, or a firewall rejects it"
              .formatted(port);
      next =
          "start chat-server there, compare the port with the one it prints, and start it with --bind 0.0.0.0 if it listens on localhost only";
    } else if (e instanceof NoRouteToHostException) {
      what = "unreachable: " + Failures.reason(e);
      means = "no computer has that address, or a router or firewall rejects the connection";
      next =
          "compare the address with those that the server prints, and check that both computers are on the same network";
    } else {
      what = "unreachable: " + Failures.reason(e);
      means = "this computer can't send to that address";
      next = "check this computer's network connection, and whether a VPN is needed";
    }
    String where = "%s, port %d: %s".formatted(attempt.where(), port, what);
    return isReached
        ? Finding.warning(
            Step.CONNECT, where, means, next + "; another address works, but clients may wait")
        : Finding.failed(Step.CONNECT, where, means, next);
  }

  /**
   * Returns whether the same address accepts connections on the port for TLS. On loopback addresses
   * servers have no such port without a plain one.
   */
  private boolean isTlsPortOpen(InetSocketAddress refused) {
    return tlsPort.isPresent()
        && !refused.getAddress().isLoopbackAddress()
        && Connector.isOpen(
            new InetSocketAddress(refused.getAddress(), tlsPort.getAsInt()), patience.connect());
  }

  /** Also detects the system's own time-out, which may be shorter and is another exception. */
  private static boolean isTimeout(IOException e) {
    return e instanceof SocketTimeoutException || Failures.reason(e).contains("timed out");
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // The socket is closed even so.
    }
  }
}
