package chat.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A client in a pipe, and a server whose connections the test ends. The test's thread. */
abstract class ReconnectingPipe {
  FakeServer server;
  TestClient client;
  String hello;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  void joinLobby(String... options) throws IOException {
    String[] args = new String[options.length + 1];
    System.arraycopy(options, 0, args, 1, options.length);
    args[0] = "alice@" + server.address();
    client = TestClient.inPipe(args);
    server.accepts().greets();
    hello = server.nextFrame();
    assertTrue(hello.startsWith("HELLO 1 alice "), hello);
    server.sends("WELCOME alice fake/1 log 0 65536").sees("JOIN #lobby");
    server.sends("TOPIC #lobby\n", "MEMBERS #lobby 1\nalice", "LIVE #lobby 0");
  }

  /** Accepts the next connection, and expects the same HELLO as on the first. */
  FakeServer acceptsAgain() throws IOException {
    return server.accepts().greets().sees(hello);
  }

  String lost(String why) {
    return "* connection lost (" + why + "); trying again \u2026\n";
  }

  String closed() {
    return lost(server.address() + " closed the connection");
  }
}
