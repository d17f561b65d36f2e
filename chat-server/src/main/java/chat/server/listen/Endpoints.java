package chat.server.listen;

import chat.network.AddressText;
import chat.protocol.Limits;
import chat.protocol.command.UsageException;
import chat.server.net.accept.Listener;
import chat.server.net.accept.Listener.Inherited;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Decides what the server listens on: its options say it, and a socket that it inherits replaces
 * the one of the same kind. Other computers get TLS, unless the operator insists. The main thread.
 *
 * @param host the address, by name or number
 * @param port for connections that are not encrypted
 * @param tlsPort what was typed for it; empty if nothing was
 * @param plainAnywhere whether other computers may use the port without encryption
 */
public record Endpoints(
    BindAddress host, int port, Optional<TlsPort> tlsPort, boolean plainAnywhere) {
  private static final byte[] LOCALHOST = {127, 0, 0, 1};
  private static final byte[] LOCALHOST_IPV6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

  /**
   * Waits until this computer has the address, and returns what is to be listened on.
   *
   * @throws IOException if the host is unknown
   * @throws UsageException if the options contradict each other there
   */
  public ServerSockets await() throws IOException, InterruptedException, UsageException {
    InetAddress address = host.await();
    Optional<Inherited> inherited = Listener.inherited();
    return new ServerSockets(host, plan(address, inherited.map(Inherited::address)), inherited);
  }

  /**
   * Returns what is to be listened on.
   *
   * @param address that of the host
   * @param inherited where a socket listens that this process has inherited
   * @throws UsageException if the options contradict each other there
   */
  ListeningPlan plan(InetAddress address, Optional<InetSocketAddress> inherited)
      throws UsageException {
    boolean isBeyond = !address.isLoopbackAddress();
    OptionalInt number =
        tlsPort
            .map(TlsPort::number)
            .orElse(isBeyond ? OptionalInt.of(Limits.TLS_PORT) : OptionalInt.empty());
    if (isBeyond && !plainAnywhere && number.isEmpty()) {
      // Without this, the server would run, and nobody for whom --bind was typed could connect. To
      // serve them without encryption is nothing that may follow from an option about TLS.
      throw new UsageException(
          "--bind %s with --tls-port none leaves other computers no port: leave out --tls-port, so that they get TLS, or add --plain-anywhere to serve them without encryption"
              .formatted(host.host()));
    }
    Optional<InetSocketAddress> forTls =
        inherited.filter(socket -> number.equals(OptionalInt.of(socket.getPort())));
    Optional<InetSocketAddress> forPlain = inherited.filter(socket -> forTls.isEmpty());
    if (forPlain.isPresent()) {
      requireAllowed(forPlain.get());
    } else if (port != 0 && number.equals(OptionalInt.of(port))) {
      throw new UsageException(
          "--port and --tls-port are both %d: one port serves either plain text or TLS"
              .formatted(port));
    }
    List<InetAddress> own = isBeyond && !plainAnywhere ? localhost(address) : List.of(address);
    return new ListeningPlan(
        forPlain
            .map(List::of)
            .orElseGet(() -> own.stream().map(one -> new InetSocketAddress(one, port)).toList()),
        forTls.or(
            () ->
                number.stream().mapToObj(one -> new InetSocketAddress(address, one)).findFirst()));
  }

  private void requireAllowed(InetSocketAddress socket) throws UsageException {
    if (!plainAnywhere && !socket.getAddress().isLoopbackAddress()) {
      throw new UsageException(
          "the inherited socket %s is open to other computers, and what they send there would not be encrypted: serve TLS on it with --tls-port %d, bind it to 127.0.0.1, or allow it with --plain-anywhere"
              .formatted(AddressText.of(socket), socket.getPort()));
    }
  }

  /**
   * Returns this computer's own addresses that clients on it try: a wildcard has both families, and
   * who types an IPv6 address has IPv4 on the loopback device, too.
   */
  private static List<InetAddress> localhost(InetAddress address) {
    List<InetAddress> own = new ArrayList<>(List.of(address(LOCALHOST)));
    if (address.isAnyLocalAddress() || !(address instanceof Inet4Address)) {
      own.add(address(LOCALHOST_IPV6));
    }
    return own;
  }

  private static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("an address of " + bytes.length + " bytes", e);
    }
  }
}
