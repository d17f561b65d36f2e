package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that was once on TLS with a host does not go back to plain text silently. */
final class NoPlainAgainTest extends TlsSetup {
  private static final TestCertificate OWN = TestCertificate.selfSigned("localhost");

  NoPlainAgainTest() {
    super(Optional.empty());
  }

  @BeforeEach
  void reachByTls() throws IOException {
    home.knows("127.0.0.1:8029 " + OWN.fingerprint() + " 2026-01-02");
  }

  private String refusal() {
    return "chat-client: not connected to %s: this host was reached by TLS before. Add --tls, or --plain to speak unencrypted\n"
        .formatted(server.address());
  }

  @Test
  void programIsRefusedWithoutAConnection() throws Exception {
    TestClient.inPipe(home.environment(), server.address()).exits(1, refusal());
    TestClient.onTerminal(home.environment(), server.address(), "--send", "hi").exits(1, refusal());
    TestClient.inPipe(home.environment(), server.address(), "--text").exits(1, refusal());
    // This is the server's first connection.
    TestClient.inPipe(home.environment(), "alice@" + server.address(), "--plain");
    server.accepts().welcomes("alice");
  }

  @Test
  void personIsAskedEachTime() throws Exception {
    String question =
        """
        127.0.0.1 was reached by TLS before; this connection would be unencrypted.
        To encrypt it, type n and start with --tls. Speak unencrypted now? Type y or n:
        """;
    TestClient no = TestClient.onTerminal(home.environment(), server.address()).types("n");
    no.exits(1, refusal());
    assertEquals(question, no.out().toString());
    for (int i = 0; i < 2; i++) {
      TestClient yes = TestClient.onTerminal(home.environment(), "alice@" + server.address());
      yes.out().sees(question);
      yes.types("y");
      server.accepts().welcomes("alice").sees("JOIN #lobby").closes();
    }
  }

  @Test
  void otherHostsAreNotAffected() throws Exception {
    home.knows("127.0.0.11:8029 system 2026-01-02", "localhost:8029 system 2026-01-02");
    TestClient.inPipe(home.environment(), "alice@" + server.address());
    server.accepts().welcomes("alice");
  }

  @Test
  void eachWayToTrustAServerCounts() throws Exception {
    for (String basis : List.of("system", "ca", OWN.fingerprint().toString())) {
      home.knows("127.0.0.1:1 " + basis + " 2026-01-02");
      TestClient.inPipe(home.environment(), server.address()).exits(1, refusal());
    }
  }

  @Test
  void listThatCannotBeReadAllowsNothing() throws Exception {
    home.knows("127.0.0.1:1 nonsense");
    TestClient client = TestClient.inPipe(home.environment(), server.address());
    client.exits(1);
    assertTrue(client.err().toString().contains("Correct or remove that line"));
  }

  /** Returns what a client sends first to a plain server; nothing if it closes. */
  private static byte[] firstByte(FakeServer server) throws IOException {
    try {
      return server.greets().receives(1);
    } catch (EOFException | SocketException e) {
      // It closed, maybe before it had read the whole greeting, which resets the connection.
      return new byte[0];
    }
  }

  @Test
  void lostConnectionIsFollowedByTlsAlone() throws Exception {
    server.shows(OWN);
    TestClient client =
        TestClient.inPipe(
            home.environment(),
            "alice@" + server.address(),
            "--tls-fingerprint",
            OWN.fingerprint().toString());
    server.accepts().welcomes("alice").sees("JOIN #lobby").resets();
    // The port is a plain one now: it receives the client's TLS hello alone.
    server.showsNothing();
    int handshakes = 0;
    while (handshakes < 3) {
      byte[] first = firstByte(server.accepts());
      // After a failure, the client also probes the port, and sends nothing.
      handshakes += first.length;
      assertTrue(first.length == 0 || first[0] == 0x16, "only handshakes");
      server.closes();
    }
    client.err().sees("* connection lost");
  }
}
