package chat.client.net.tls;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;

/**
 * Detects what listens on a port after a TLS handshake failed: connects once more, sends nothing,
 * and reads the first bytes. A chat server's plain port greets, and so do many others; a TLS server
 * is silent, or refuses with an alert. The thread that connects runs it.
 */
final class PortProbe {
  private static final int ALERT = 0x15;
  private static final int TLS_MAJOR = 0x03;

  /** What the port sends to a silent client. */
  enum Answer {
    /** Text, so the port is unencrypted. */
    PLAIN,
    /** A TLS alert: the server takes no more connections. */
    REFUSED,
    NOTHING
  }

  private PortProbe() {}

  /** Probes the port: waits this long for the connection, and again for a byte. */
  static Answer of(SocketAddress address, Duration patience) {
    try (Socket socket = new Socket()) {
      socket.connect(address, (int) patience.toMillis());
      socket.setSoTimeout((int) patience.toMillis());
      int first = socket.getInputStream().read();
      if (first == ALERT) {
        return socket.getInputStream().read() == TLS_MAJOR ? Answer.REFUSED : Answer.NOTHING;
      }
      return first >= ' ' ? Answer.PLAIN : Answer.NOTHING;
    } catch (IOException e) {
      return Answer.NOTHING;
    }
  }
}
