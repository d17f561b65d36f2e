package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client with {@code --listen}, which ignores its standard input. */
final class ListenTest {
  private FakeServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private void joins() throws IOException {
    server.accepts().welcomes("alice").sees("JOIN #lobby").sends("LIVE #lobby 0");
  }

  @Test
  void inputAndItsEndAreIgnored() throws Exception {
    TestClient client = TestClient.inPipe("--listen", "alice@" + server.address());
    client.types("typed").endsInput();
    joins();
    server.sends("SAID #lobby 1 0 bob\none", "PING x").sees("PONG x");
    client.out().sees("bob: one\n");
    assertTrue(server.hasSeenNothing());
    server.sends("SAID #lobby 2 0 bob\ntwo");
    client.out().sees("bob: two\n");
    server.sends("BYE kicked\nbe gone").closes();
    client.exits(
        1, "chat-client: the server at " + server.address() + " ended the connection: be gone\n");
  }

  @Test
  void clientReconnectsAndSendsByeWhenStopped() throws Exception {
    TestClient client = TestClient.inPipe("--listen", "alice@" + server.address());
    joins();
    server.closes();
    server.accepts().welcomes("alice").sees("JOIN #lobby 0").sends("LIVE #lobby 0");
    server.sends("SAID #lobby 1 0 bob\none");
    client.out().sees("bob: one\n");
    Thread stopping = new Thread(() -> stop(client), "stopping");
    stopping.start();
    server.sees("BYE").sends("BYE bye").closes();
    client.exits(0);
    stopping.join();
  }

  private static void stop(TestClient client) {
    try {
      client.isInterrupted();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void terminalIsAskedForNoNickAndShowsLinesAsAPipe() throws Exception {
    TestClient client = TestClient.onTerminal("--listen", "--room", "a", server.address());
    server.accepts().greets().sees("HELLO 1 *").sends("WELCOME me fake/1 log 0 65536");
    server.sees("JOIN #a").sends("MEMBERS #a 1\nme", "LIVE #a 0", "SAID #a 1 0 bob\na\nb");
    client.out().sees("b\n");
    assertEquals("bob: a \u2424 b\n", client.out().toString());
    assertEquals("", client.err().toString());
  }

  @Test
  void timestampsPrecedeEachMessage() throws Exception {
    TestClient client = TestClient.inPipe("--listen", "--timestamps", "alice@" + server.address());
    joins();
    server.sends("SAID #lobby 1 1795183559123 bob\none");
    client.out().sees("bob: one\n");
    String line = client.out().toString();
    // The date and the hour depend on the time zone of the tests.
    assertTrue(
        line.matches("2026-11-2[01]T[0-9]{2}:[0-9]{2}:59[+-][0-9]{2}:[0-9]{2} bob: one\n"), line);
  }

  @Test
  void plainTextServerIsListenedTo() throws Exception {
    TestClient client = TestClient.inPipe("--listen", server.address());
    server.accepts().sendsText("tick\n");
    client.out().sees("tick\n");
    server.sendsText("tock\n").closes();
    client.exits(1, "chat-client: " + server.address() + " closed the connection: tock\n");
    assertEquals("tick\ntock\n", client.out().toString());
  }
}
