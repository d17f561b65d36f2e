package chat.server;

import chat.protocol.Limits;
import chat.server.net.trace.AddressText;
import chat.thread.ConnectionThreads;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The first lines that the server prints: where it listens, how to join, where messages are stored,
 * and what is not protected. The main thread.
 */
final class Banner {
  private Banner() {}

  /**
   * Returns the lines.
   *
   * @param data the folder that messages are stored in; empty if they stay in memory
   */
  static List<String> lines(String software, InetAddress bound, int port, Optional<Path> data) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s on Java %d, %s"
            .formatted(software, Runtime.version().feature(), ConnectionThreads.best().kind()));
    lines.add(
        "listening on %s, port %d".formatted(AddressText.bracketed(AddressText.of(bound)), port));
    if (bound.isLoopbackAddress()) {
      lines.add("to join from this computer:  " + howToJoin(localName(bound), port));
    } else {
      lines.add("to join from the network:  " + howToJoin(networkAddress(bound), port));
    }
    lines.add(
        data.map(folder -> "messages are stored in the folder " + folder)
            .orElse("messages stay in memory until the server stops"));
    if (!bound.isLoopbackAddress()) {
      lines.add(
          "no encryption, no passwords: anyone on the network can join, and read what others send");
    }
    return lines;
  }

  private static String howToJoin(String host, int port) {
    String bracketed = AddressText.bracketed(host);
    String destination = port == Limits.PORT ? bracketed : bracketed + ":" + port;
    return "chat-client %s  or  nc %s %d".formatted(destination, host, port);
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

  /** Returns the address by which others most likely reach this computer, IPv4 first. */
  private static String networkAddress(InetAddress bound) {
    if (!bound.isAnyLocalAddress()) {
      return AddressText.of(bound);
    }
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
          .min(Comparator.comparingInt(address -> address.getAddress().length))
          .map(AddressText::of)
          .orElse("THIS-COMPUTER");
    } catch (SocketException e) {
      return "THIS-COMPUTER";
    }
  }
}
