package chat.server.listen;

import chat.network.AddressText;
import chat.server.net.accept.Listener;
import chat.server.net.transport.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The address that the server listens on. Its exceptions say in one line why the server can't
 * listen there and what to do. The main thread.
 *
 * @param host a name or an address of this computer
 * @param patience how long to wait until this computer has the address
 */
public record BindAddress(String host, Duration patience) {
  private static final Logger LOG = LoggerFactory.getLogger(BindAddress.class);
  private static final int FIRST_UNPRIVILEGED_PORT = 1024;
  private static final long MILLIS_BETWEEN_LOOKS = 200;

  /**
   * Returns the address, once this computer has it.
   *
   * @throws IOException if the host is unknown
   */
  InetAddress await() throws IOException, InterruptedException {
    long start = System.nanoTime();
    Optional<InetAddress> address = resolve();
    if (!isPresent(address) && !patience.isZero()) {
      LOG.info("waits up to {} s for the address {}", patience.toSeconds(), host);
      while (!isPresent(address) && System.nanoTime() - start < patience.toNanos()) {
        Thread.sleep(MILLIS_BETWEEN_LOOKS);
        address = resolve();
      }
    }
    return address.orElseThrow(
        () ->
            new IOException(
                "unknown host '%s': give --bind an address of this computer, localhost or 0.0.0.0"
                    .formatted(host)));
  }

  private Optional<InetAddress> resolve() {
    try {
      return Optional.of(InetAddress.getByName(host));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns whether this computer has an address. Binds any port there: an interface may have an
   * IPv6 address already that it does not use yet.
   */
  static boolean isPresent(Optional<InetAddress> address) {
    if (address.isEmpty()) {
      return false;
    }
    try (ServerSocket socket = new ServerSocket(0, 1, address.get())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Listens on this address, or another one of this computer.
   *
   * @param option the option that has set the port
   * @throws IOException if that fails; the message says what to do
   */
  Listener bind(InetAddress address, int port, String option, Service service) throws IOException {
    try {
      return Listener.bind(new InetSocketAddress(address, port), service);
    } catch (IOException e) {
      throw new IOException(failure(address, port, option, e), e);
    }
  }

  private String failure(InetAddress address, int port, String option, IOException e) {
    boolean isTyped = resolve().equals(Optional.of(address));
    String shown = AddressText.bracketed(isTyped ? host : AddressText.of(address));
    if (!isOurs(address)) {
      return "%s is not an address of this computer: give --bind one that is, localhost or 0.0.0.0"
          .formatted(shown);
    }
    // The JDK throws the same exception for all of these; only the system's message differs.
    String reason = String.valueOf(e.getMessage());
    if (reason.contains("ermission") && port < FIRST_UNPRIVILEGED_PORT) {
      return "port %d on %s needs privileges: give %s a port from %d up"
          .formatted(port, shown, option, FIRST_UNPRIVILEGED_PORT);
    }
    if (isInUse(reason)) {
      return ("port %d on %s is in use, maybe by another chat-server: stop that, or choose"
              + " another port with %s")
          .formatted(port, shown, option);
    }
    return "can't listen on %s, port %d: %s".formatted(shown, port, reason);
  }

  /** Describes why metrics can't be published on a port. */
  public static String metricsFailure(int port, IOException e) {
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
