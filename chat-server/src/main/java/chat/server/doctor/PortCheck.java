package chat.server.doctor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import chat.server.tls.AnyCertificate;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Connects to a port of this computer, as a client does. The main thread. */
final class PortCheck {
  private static final int GREETING_BYTES = 512;

  /** What listens there. */
  enum Answer {
    CHAT,
    OTHER,
    SILENT,
    NOTHING
  }

  private PortCheck() {}

  /** Returns what greets at an address within this time. */
  static Answer of(InetSocketAddress address, Duration limit) {
    try (Socket socket = new Socket()) {
      socket.connect(address, (int) limit.toMillis());
      socket.setSoTimeout((int) limit.toMillis());
      return greeting(socket);
    } catch (IOException e) {
      return Answer.NOTHING;
    }
  }

  /** Returns what greets at an address within this time, and again after a handshake of TLS. */
  static Answer ofTls(InetSocketAddress address, Duration limit) {
    try (Socket network = new Socket()) {
      network.connect(address, (int) limit.toMillis());
      network.setSoTimeout((int) limit.toMillis());
      try (Socket socket = AnyCertificate.over(network)) {
        return greeting(socket);
      } catch (SocketTimeoutException e) {
        return Answer.SILENT;
      } catch (IOException e) {
        return Answer.OTHER;
      }
    } catch (IOException e) {
      return Answer.NOTHING;
    }
  }

  private static Answer greeting(Socket socket) throws IOException {
    StringBuilder greeting = new StringBuilder();
    byte[] bytes = new byte[GREETING_BYTES];
    try {
      int count = socket.getInputStream().read(bytes);
      while (count > 0 && greeting.length() < GREETING_BYTES && greeting.indexOf("\n") < 0) {
        greeting.append(new String(bytes, 0, count, ISO_8859_1));
        count = greeting.indexOf("\n") < 0 ? socket.getInputStream().read(bytes) : 0;
      }
    } catch (SocketTimeoutException e) {
      return greeting.length() == 0 ? Answer.SILENT : Answer.OTHER;
    }
    // A server that is full refuses in a line of this kind.
    return greeting.toString().contains("[chat/") || greeting.toString().startsWith("* ")
        ? Answer.CHAT
        : Answer.OTHER;
  }
}
