package chat.server;

import chat.protocol.Limits;
import chat.thread.ConnectionThreads;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The first lines that the server prints: where it listens and how to join. */
final class Banner {
  private Banner() {}

  static List<String> lines(String software, InetAddress bound, int port) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s on Java %d, %s"
            .formatted(software, Runtime.version().feature(), ConnectionThreads.best().kind()));
    lines.add("listening on %s, port %d".formatted(bound.getHostAddress(), port));
    if (bound.isLoopbackAddress()) {
      lines.add("to join from this computer:  " + howToJoin("localhost", port));
      lines.add("other computers can't join; with --bind 0.0.0.0, people there would type:");
      lines.add("                             " + howToJoin(networkAddress(), port));
    } else {
      String address = bound.isAnyLocalAddress() ? networkAddress() : bound.getHostAddress();
      lines.add("others on the network type:  " + howToJoin(address, port));
    }
    return lines;
  }

  private static String howToJoin(String host, int port) {
    String bracketed = host.contains(":") ? "[" + host + "]" : host;
    String destination = port == Limits.PORT ? bracketed : bracketed + ":" + port;
    return "chat-client %s  or  nc %s %d".formatted(destination, host, port);
  }

  /** Returns the address by which others most likely reach this computer, IPv4 first. */
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
