package chat.server;

import chat.server.net.Threads;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the server says of itself when it has started: where it listens and how to join. */
final class Banner {
  private Banner() {}

  static List<String> lines(String software, InetAddress bound, int port) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s on Java %s with %s"
            .formatted(software, Runtime.version().feature(), Threads.best().kind()));
    lines.add("listening on %s, port %d".formatted(bound.getHostAddress(), port));
    if (bound.isLoopbackAddress()) {
      lines.add("join from this computer: %s".formatted(howToJoin("localhost", port)));
      lines.add("nobody else can join; with --bind 0.0.0.0 others would type: " + others(port));
    } else if (bound.isAnyLocalAddress()) {
      lines.add("join from this computer: %s".formatted(howToJoin("localhost", port)));
      lines.add("others on the network type: " + others(port));
    } else {
      lines.add("others on the network type: " + howToJoin(bound.getHostAddress(), port));
    }
    return lines;
  }

  private static String others(int port) {
    return howToJoin(networkAddress(), port);
  }

  private static String howToJoin(String host, int port) {
    String bracketed = host.contains(":") ? "[" + host + "]" : host;
    return "chat-client %s:%d   (or: nc %s %d)".formatted(bracketed, port, host, port);
  }

  /** The address by which others most likely reach this computer, IPv4 before IPv6. */
  private static String networkAddress() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
          .min(Comparator.comparingInt(address -> address.getAddress().length))
          .map(InetAddress::getHostAddress)
          .orElse("THIS-COMPUTER");
    } catch (SocketException e) {
      return "THIS-COMPUTER";
    }
  }
}
