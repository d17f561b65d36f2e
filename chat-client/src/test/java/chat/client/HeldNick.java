package chat.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.RawFrame;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** A client that does nothing but hold a nick on a real server. The test's thread. */
final class HeldNick {
  private final Socket socket;

  private HeldNick(Socket socket) {
    this.socket = socket;
  }

  /** Logs in, and returns once the server has answered. */
  static HeldNick of(String nick, int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.getOutputStream().write(RawFrame.of("HELLO 1 " + nick + " 0123456789abcdef"));
    StringBuilder answer = new StringBuilder();
    byte[] chunk = new byte[1024];
    while (answer.indexOf("WELCOME " + nick) < 0) {
      int count = socket.getInputStream().read(chunk);
      assertTrue(count >= 0, () -> "the server closed the connection after " + answer);
      answer.append(new String(chunk, 0, count, UTF_8));
    }
    return new HeldNick(socket);
  }

  /** Ends without a BYE, so that the server holds the nick for its return. */
  void dies() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }
}
