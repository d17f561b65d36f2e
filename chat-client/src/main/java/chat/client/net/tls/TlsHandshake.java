package chat.client.net.tls;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * Negotiates TLS over an open connection: 1.3, or 1.2 with forward secrecy. The thread that
 * connects runs it.
 */
public final class TlsHandshake {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  /** Part of the handshake's limit that probing the port after a failure may take. */
  private static final int PROBE_SHARE = 10;

  private final Authorities authorities;
  private final Duration limit;

  /** A handshake that fails after this time. */
  public TlsHandshake(Authorities authorities, Duration limit) {
    this.authorities = authorities;
    this.limit = limit;
  }

  /**
   * Negotiates TLS. The caller checks the peer before it sends anything, and closes the connection
   * by {@code network}, since closing the encrypted socket waits for its writer.
   *
   * @param network an open connection on which nothing was sent or read; closed on failure
   * @throws HandshakeException if that fails; the message says why
   */
  public Encrypted over(Socket network, String host) throws HandshakeException {
    SocketAddress address = network.getRemoteSocketAddress();
    RecordingTrust trust = new RecordingTrust(authorities);
    HandshakeLimit clock = HandshakeLimit.start(network, limit);
    try {
      SSLSocket socket = socket(trust, network, host);
      socket.startHandshake();
      if (clock.end()) {
        return new Encrypted(socket, peer(trust, socket));
      }
      throw stalled(null);
    } catch (IOException | GeneralSecurityException e) {
      close(network);
      throw clock.end() ? failure(e, trust, address) : stalled(e);
    } finally {
      clock.end();
    }
  }

  /** Closes the connection before the probe: the port may serve one connection at a time. */
  private static void close(Socket network) {
    try {
      network.close();
    } catch (IOException e) {
      // The socket is closed even so.
    }
  }

  private static TlsPeer peer(RecordingTrust trust, SSLSocket socket) throws IOException {
    return new TlsPeer(
        socket.getSession().getProtocol(),
        socket.getSession().getCipherSuite(),
        trust.certificate().orElseThrow(() -> new IOException("the server showed no certificate")),
        trust.verdict());
  }

  /** Returns a socket with a context of its own: a resumed session would present no certificate. */
  private static SSLSocket socket(RecordingTrust trust, Socket network, String host)
      throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {trust}, null);
    SSLSocket socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(network, host, network.getPort(), false);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    parameters.setCipherSuites(
        Stream.of(parameters.getCipherSuites())
            .filter(TlsHandshake::isForwardSecret)
            .toArray(String[]::new));
    // For the authorities' verdict: it covers the host's name.
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (isName(host)) {
      parameters.setServerNames(List.of(new SNIHostName(withoutDot(host))));
    }
    socket.setSSLParameters(parameters);
    return socket;
  }

  private static boolean isForwardSecret(String suite) {
    // The first two are those of TLS 1.3.
    return suite.matches("TLS_AES_.*|TLS_CHACHA20_.*|TLS_ECDHE_.*(_GCM_|CHACHA).*");
  }

  /**
   * Returns whether the client can send the host as server name (RFC 6066, 3), which an address is
   * not.
   */
  private static boolean isName(String host) {
    if (host.contains(":") || host.matches("[0-9.]*")) {
      return false;
    }
    try {
      var unused = new SNIHostName(withoutDot(host));
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String withoutDot(String host) {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  private HandshakeException stalled(Exception cause) {
    return new HandshakeException(
        "the TLS handshake did not end within %d s. Is that the port for TLS?"
            .formatted(limit.toSeconds()),
        cause);
  }

  private HandshakeException failure(Exception e, RecordingTrust trust, SocketAddress address) {
    PortProbe.Answer answer =
        trust.certificate().isPresent()
            ? PortProbe.Answer.NOTHING
            : PortProbe.of(address, limit.dividedBy(PROBE_SHARE));
    String why =
        switch (answer) {
          case PLAIN -> "no TLS is spoken on this port. Is it the server's port for TLS?";
          case REFUSED ->
              "the server refused the connection: it is full, or there were too many connections"
                  + " from your address. Try again later";
          case NOTHING ->
              "no TLS connection could be negotiated (%s). Is that the server's port for TLS, and"
                      .formatted(clean(e.getMessage()))
                  + " does it speak TLS 1.2 or 1.3?";
        };
    return new HandshakeException(why, e);
  }

  private static String clean(String message) {
    return String.valueOf(message).replaceAll("\\p{Cntrl}+", " ");
  }
}
