package chat.client.net;

import chat.client.net.tls.Encrypted;
import chat.client.net.tls.HandshakeException;
import chat.client.net.tls.TlsHandshake;
import chat.client.net.tls.TlsPeer;
import chat.protocol.account.Fingerprint;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Makes connections. Blocks the thread that asks for one. */
public final class Connector {
  /**
   * How an attempt failed, from the failure that says most about the server to the one that says
   * least.
   */
  private enum Failure {
    NO_TLS,
    REFUSED,
    TIMED_OUT,
    UNREACHABLE;

    static Failure of(IOException e) {
      if (e instanceof HandshakeException) {
        return NO_TLS;
      }
      if (e instanceof ConnectException) {
        return REFUSED;
      }
      return e instanceof SocketTimeoutException ? TIMED_OUT : UNREACHABLE;
    }
  }

  private static final Duration GLANCE = Duration.ofSeconds(1);

  /**
   * A server that many connect to may let a connection wait 10 s before it begins the handshake,
   * and then 5 s for its end.
   */
  private static final int HANDSHAKE_TIMES = 2;

  private final Duration timeout;
  private final TlsPolicy tls;
  private final Map<ServerAddress, String> certificateNames = new ConcurrentHashMap<>();

  /**
   * A connector.
   *
   * @param timeout for a connection to one address; the handshake of TLS may take twice as long
   */
  public Connector(Duration timeout, TlsPolicy tls) {
    this.timeout = timeout;
    this.tls = tls;
  }

  /**
   * Requires of a server that its certificate is for this name, not for its host: whoever named the
   * host did so over DNS, which anyone on the way may forge.
   */
  public void expect(ServerAddress address, String certificateName) {
    certificateNames.put(address, certificateName);
  }

  /**
   * Connects to the first of the host's addresses that accepts.
   *
   * @throws CannotConnectException if none does; its message is for a person
   * @throws UntrustedServerException if one does, but is not the server that it should be
   */
  public Connected connect(ServerAddress address)
      throws CannotConnectException, UntrustedServerException {
    return connectToFirst(address, peer -> tls.check().require(address, peer));
  }

  /**
   * Connects like {@link #connect}, where nobody can be asked.
   *
   * @param vouched the fingerprint of the server's certificate, if a trusted server vouches for it
   */
  Connected reconnect(ServerAddress address, Optional<Fingerprint> vouched)
      throws CannotConnectException, UntrustedServerException {
    if (!address.tls()) {
      tls.check().requirePlain(address);
    }
    return connectToFirst(address, peer -> tls.check().require(address, peer, vouched));
  }

  /** Decides about the server that shows its certificate. */
  private interface PeerCheck {
    void require(TlsPeer peer) throws UntrustedServerException;
  }

  private Connected connectToFirst(ServerAddress address, PeerCheck check)
      throws CannotConnectException, UntrustedServerException {
    IOException worst = null;
    for (InetAddress candidate : resolve(address)) {
      try {
        return connect(address, new InetSocketAddress(candidate, address.port()), check);
      } catch (UntrustedServerException e) {
        throw e;
      } catch (IOException e) {
        // Another address may accept. If none does, the failure that says most is reported.
        if (worst == null || Failure.of(e).compareTo(Failure.of(worst)) < 0) {
          worst = e;
        }
      }
    }
    throw failure(address, worst);
  }

  /** Returns whether a program accepts connections there within a second; sends nothing. */
  public boolean isOpen(ServerAddress address) {
    return isOpen(new InetSocketAddress(address.host(), address.port()), GLANCE);
  }

  /** Returns whether a program accepts connections there within this time; sends nothing. */
  public static boolean isOpen(InetSocketAddress address, Duration patience) {
    try (Socket socket = new Socket()) {
      socket.connect(address, (int) patience.toMillis());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static InetAddress[] resolve(ServerAddress address) throws CannotConnectException {
    try {
      return InetAddress.getAllByName(address.host());
    } catch (UnknownHostException e) {
      throw new CannotConnectException(
          address,
          "no such host. Check the spelling, or use the address that the server prints when it"
              + " starts",
          e);
    }
  }

  private Connected connect(ServerAddress address, InetSocketAddress candidate, PeerCheck check)
      throws IOException {
    Socket socket = new Socket();
    try {
      long start = System.nanoTime();
      socket.connect(candidate, (int) timeout.toMillis());
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      return address.tls()
          ? encrypted(address, socket, took, check)
          : Connected.plain(address, socket, took);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Sends nothing before the check, and nothing unencrypted after a failure. */
  private Connected encrypted(ServerAddress address, Socket network, Duration took, PeerCheck check)
      throws IOException {
    Encrypted encrypted =
        new TlsHandshake(tls.authorities(), timeout.multipliedBy(HANDSHAKE_TIMES))
            .over(network, certificateNames.getOrDefault(address, address.host()));
    check.require(encrypted.peer());
    return new Connected(address, encrypted.socket(), network, took, Optional.of(encrypted.peer()));
  }

  private CannotConnectException failure(ServerAddress address, IOException e) {
    String why =
        switch (Failure.of(e)) {
          case NO_TLS -> e.getMessage();
          case REFUSED ->
              "refused. Is the server running there (chat-server starts it), is the port right,"
                  + (address.tls() ? "" : " does it serve other computers over TLS only (--tls),")
                  + " does it listen on localhost only (--bind 0.0.0.0 opens it to others)?";
          case TIMED_OUT ->
              "no answer within %d s. Is that computer on, or does a firewall block port %d?"
                  .formatted(timeout.toSeconds(), address.port());
          case UNREACHABLE ->
              "it cannot be reached (%s). Are the two computers on different networks, or does one"
                      .formatted(e.getMessage())
                  + " need a VPN?";
        };
    return new CannotConnectException(address, why, e);
  }
}
