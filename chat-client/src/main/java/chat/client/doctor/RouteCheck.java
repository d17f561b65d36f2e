package chat.client.doctor;

import chat.notation.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.Optional;
import java.util.function.Consumer;

/** Queries the system's route to an address, without sending a packet. The main thread. */
final class RouteCheck {
  private final Consumer<Finding> findings;

  RouteCheck(Consumer<Finding> findings) {
    this.findings = findings;
  }

  /**
   * Reports the route to an address, and returns whether there is one.
   *
   * @param isOnly whether the host has no other address
   */
  boolean hasRoute(InetSocketAddress to, boolean isOnly) {
    String host = to.getAddress().getHostAddress();
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(to);
      findings.accept(
          Finding.ok(
              Step.ROUTE,
              "to %s from %s%s".formatted(host, ours(socket), device(socket.getLocalAddress())),
              "this computer knows a way there"));
      return true;
    } catch (IOException | UncheckedIOException e) {
      String what = "to %s: %s".formatted(host, reason(e));
      String means =
          "this computer has no network over which it could reach "
              + (host.contains(":") ? "an IPv6 address" : "that address");
      String next =
          "check the network connection (ip route, or ipconfig), and whether a VPN is needed";
      findings.accept(
          isOnly
              ? Finding.failed(Step.ROUTE, what, means, next)
              : Finding.warning(Step.ROUTE, what, means, next + "; other addresses may work"));
      return false;
    }
  }

  /** Linux calls the destination of a blackhole route an invalid argument. */
  private static String reason(Exception e) {
    String reason = Failures.reason(e);
    return reason.startsWith("invalid argument") ? "no route" : reason;
  }

  private static String ours(DatagramSocket socket) {
    String address = socket.getLocalAddress().getHostAddress();
    int scope = address.indexOf('%');
    return scope < 0 ? address : address.substring(0, scope);
  }

  private static String device(InetAddress local) throws IOException {
    return Optional.ofNullable(NetworkInterface.getByInetAddress(local))
        .map(NetworkInterface::getName)
        .map(name -> " (" + name + ")")
        .orElse("");
  }
}
