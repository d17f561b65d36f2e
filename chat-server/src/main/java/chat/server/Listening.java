package chat.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;

/** Finds the address to listen on, and says in one line what to do where that can't be had. */
final class Listening {
  private static final int FIRST_UNPRIVILEGED_PORT = 1024;

  private Listening() {}

  static Optional<InetAddress> resolve(String host) {
    try {
      return Optional.of(InetAddress.getByName(host));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  static String unknown(String host) {
    return "no address is known for '%s': give --bind an address of this computer, localhost or 0.0.0.0"
        .formatted(host);
  }

  static String failure(String host, InetAddress address, int port, IOException e) {
    if (!isOurs(address)) {
      return "%s is not an address of this computer: give --bind one that is, localhost or 0.0.0.0"
          .formatted(host);
    }
    // The JDK has one exception for all of these, so that the system's words have to tell them
    // apart.
    String reason = String.valueOf(e.getMessage());
    if (reason.contains("ermission") && port < FIRST_UNPRIVILEGED_PORT) {
      return "port %d on %s needs privileges: take a port from %d up with --port"
          .formatted(port, host, FIRST_UNPRIVILEGED_PORT);
    }
    if (reason.contains("in use")) {
      return ("port %d on %s is in use, maybe by another chat-server: stop that, or take another"
              + " port with --port")
          .formatted(port, host);
    }
    return "can't listen on %s, port %d: %s".formatted(host, port, reason);
  }

  private static boolean isOurs(InetAddress address) {
    try {
      return address.isAnyLocalAddress()
          || address.isLoopbackAddress()
          || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      // Then the reason for the failure is told as it is.
      return true;
    }
  }
}
