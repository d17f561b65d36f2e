package chat.server;

import chat.server.net.trace.AddressText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Resolves the address of {@code --bind}, and describes in one line why the server can't listen on
 * it and what to do. The main thread.
 */
final class BindAddress {
  private static final int FIRST_UNPRIVILEGED_PORT = 1024;

  private BindAddress() {}

  static Optional<InetAddress> resolve(String host) {
    try {
      return Optional.of(InetAddress.getByName(host));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  static String unknownHost(String host) {
    return "unknown host '%s': give --bind an address of this computer, localhost or 0.0.0.0"
        .formatted(host);
  }

  static String failure(String host, InetAddress address, int port, IOException e) {
    if (!isOurs(address)) {
      return "%s is not an address of this computer: give --bind one that is, localhost or 0.0.0.0"
          .formatted(AddressText.bracketed(host));
    }
    // The JDK throws the same exception for all of these; only the system's message differs.
    String reason = String.valueOf(e.getMessage());
    if (reason.contains("ermission") && port < FIRST_UNPRIVILEGED_PORT) {
      return "port %d on %s needs privileges: give --port a port from %d up"
          .formatted(port, AddressText.bracketed(host), FIRST_UNPRIVILEGED_PORT);
    }
    if (isInUse(reason)) {
      return ("port %d on %s is in use, maybe by another chat-server: stop that, or choose"
              + " another port with --port")
          .formatted(port, AddressText.bracketed(host));
    }
    return "can't listen on %s, port %d: %s".formatted(AddressText.bracketed(host), port, reason);
  }

  /** Describes why metrics can't be published on a port. */
  static String metricsFailure(int port, IOException e) {
    String reason = String.valueOf(e.getMessage());
    return isInUse(reason)
        ? "port %d for metrics is in use: choose another port with --metrics-port".formatted(port)
        : "can't publish metrics on port %d: %s".formatted(port, reason);
  }

  private static boolean isInUse(String reason) {
    return reason.contains("in use");
  }

  private static boolean isOurs(InetAddress address) {
    try {
      return address.isAnyLocalAddress()
          || address.isLoopbackAddress()
          || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      // The system's reason for the failure is reported instead.
      return true;
    }
  }
}
