package chat.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Plain-socket programs as people write them first. */
class ExistingProgramsTest {
  private static final String HELLO = "Hello from the first-principles client!";

  @AutoClose private final TestServer server = new ServerSetup().confirmingText().start();

  private static Socket connect(TestServer to) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), to.port());
    socket.setSoTimeout(30_000);
    return socket;
  }

  private static String recv(Socket socket) throws IOException {
    byte[] buffer = new byte[1024];
    int count = socket.getInputStream().read(buffer);
    return count < 0 ? "" : new String(buffer, 0, count, StandardCharsets.UTF_8);
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads once, sends text without a line end, and closes; often that resets the connection. */
  @RepeatedTest(100)
  void oneShotClientsMessageArrivesWholeAndOnce() throws IOException {
    FramedUser witness = server.framedIn("#lobby", "witness");
    try (Socket client = connect(server)) {
      assertTrue(recv(client).startsWith("Hey What's up?"));
      send(client, HELLO);
    }
    witness.seesNext(
        "JOINED #lobby guest-1", "SAID #lobby 1 1000 guest-1⏎" + HELLO, "LEFT #lobby guest-1");
    witness.seesNothingMore();
  }

  @RepeatedTest(20)
  void oneShotClientNeedNotRead() throws IOException {
    FramedUser witness = server.framedIn("#lobby", "witness");
    try (Socket client = connect(server)) {
      send(client, HELLO);
    }
    witness.seesNext(
        "JOINED #lobby guest-1", "SAID #lobby 1 1000 guest-1⏎" + HELLO, "LEFT #lobby guest-1");
  }

  @Test
  void clientThatAwaitsAnAnswerPerLineNeverHangs() throws IOException {
    try (Socket client = connect(server)) {
      assertTrue(recv(client).startsWith("Hey What's up?"));
      for (int round = 1; round <= 20; round++) {
        send(client, "message " + round);
        String answer = recv(client);
        while (!answer.contains("Server received your message: message " + round + "\n")) {
          String more = recv(client);
          assertTrue(!more.isEmpty(), () -> "the connection ended");
          answer += more;
        }
      }
    }
  }
}
