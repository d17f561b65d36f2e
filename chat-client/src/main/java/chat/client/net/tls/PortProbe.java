package chat.client.net.tls;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;

/**
 * Finds out what answers on a port where no TLS connection could be negotiated: connects once more,
 * sends nothing, and looks at the first bytes. A chat server's plain port greets, and so do many
 * others; a TLS server is silent, or refuses with an alert. The thread that connects runs it.
 */
final class PortProbe {
  private static final int ALERT = 0x15;
  private static final int TLS_MAJOR = 0x03;

  /** What the port sends to somebody who is silent. */
  enum Answer {
    /** Text, so the port is unencrypted. */
    PLAIN,
    /** A TLS alert: the server takes no more connections. */
    REFUSED,
    NOTHING
  }

  private PortProbe() {}

  /** Looks at the port for at most this long, and twice as long if it accepts late. */
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
