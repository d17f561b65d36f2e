package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.config.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A server that shows another certificate than before, and the way back to it. */
final class ChangedCertificateTest extends TlsSetup {
  private static final TestCertificate BEFORE = TestCertificate.selfSigned("localhost");
  private static final TestCertificate NOW = TestCertificate.selfSigned("localhost");
  private static final TestCertificate AUTHORITY = TestCertificate.authority();
  private static final TestCertificate SIGNED = AUTHORITY.signs("127.0.0.1");

  ChangedCertificateTest() {
    super(Optional.of(NOW));
  }

  private void knows(String basis) throws IOException {
    home.knows(
        "# mine", server.address() + " " + basis + " 2026-01-02", "other:1 system 2026-01-03");
  }

  private TestClient inPipe(Environment environment) throws IOException {
    return TestClient.inPipe(environment, "alice@" + server.address(), "--tls");
  }

  private String changed(TestCertificate now, String before, String hint) {
    return """
        chat-client: THE CERTIFICATE OF %s HAS CHANGED. Nothing was sent.
        Known since 2026-01-02: %s
        Now: %s%s
        Somebody may be intercepting the connection, or the server has a new certificate.
        If its operator confirms the new fingerprint: chat-client --forget %s, then connect again
        """
        .formatted(server.address(), before, now.fingerprint(), hint, server.address());
  }

  @Test
  void changedCertificateIsRefusedLoudlyAndNothingIsSent() throws Exception {
    knows(BEFORE.fingerprint().toString());
    TestClient client = inPipe(home.environment()).types("hello");
    server.accepts().seesNoByteAfterTheHandshake();
    client.exits(1, changed(NOW, BEFORE.fingerprint().toString(), ""));
    assertEquals(server.address() + " " + BEFORE.fingerprint(), home.known().get(1));
  }

  @Test
  void personAtATerminalIsNotEvenAsked() throws Exception {
    knows(BEFORE.fingerprint().toString());
    TestClient client =
        TestClient.onTerminal(home.environment(), "alice@" + server.address(), "--tls").types("y");
    server.accepts().seesNoByteAfterTheHandshake();
    client.exits(1, changed(NOW, BEFORE.fingerprint().toString(), ""));
    assertEquals("", client.out().toString());
  }

  @Test
  void forgottenServerIsUnknownAgain() throws Exception {
    knows(BEFORE.fingerprint().toString());
    TestClient forgetting = TestClient.inPipe(home.environment(), "--forget", server.address());
    forgetting.exits(0, "");
    assertEquals(
        "forgot " + server.address() + " " + BEFORE.fingerprint() + " 2026-01-02\n",
        forgetting.out().toString());
    assertEquals(List.of("# mine", "other:1 system"), home.known());
    TestClient client =
        TestClient.onTerminal(home.environment(), "alice@" + server.address(), "--tls");
    server.accepts().seesNoByteAfterTheHandshake();
    client.types("y");
    server.accepts().welcomes("alice");
    assertEquals(
        List.of("# mine", "other:1 system", server.address() + " " + NOW.fingerprint()),
        home.known());
  }

  @Test
  void eachOfSeveralServersIsForgotten() throws Exception {
    home.knows(
        "one.example.org:8029 system 2026-01-02",
        "two.example.org:8029 system 2026-01-02",
        "three.example.org:8029 system 2026-01-02");
    TestClient forgetting =
        TestClient.inPipe(
            home.environment(), "--forget", "one.example.org,nobody,three.example.org:8029");
    forgetting.exits(1, "chat-client: no certificate of nobody is known\n");
    assertEquals(
        """
        forgot one.example.org:8029 system 2026-01-02
        forgot three.example.org:8029 system 2026-01-02
        """,
        forgetting.out().toString());
    assertEquals(List.of("two.example.org:8029 system"), home.known());
  }

  @Test
  void hostIsForgottenAtAllPorts() throws Exception {
    home.knows(
        "chat.example.org:1 system 2026-01-02",
        "chat.example.org:8029 ca 2026-01-02",
        "chat.example.org.evil:1 system 2026-01-02",
        "[::1]:8029 system 2026-01-02");
    TestClient.inPipe(home.environment(), "--forget", "Chat.Example.ORG").exits(0);
    TestClient.inPipe(home.environment(), "--forget", "::1").exits(0);
    assertEquals(List.of("chat.example.org.evil:1 system"), home.known());
    TestClient.inPipe(home.environment(), "--forget", "nobody")
        .exits(1, "chat-client: no certificate of nobody is known\n");
  }

  @Test
  void certificateThatChangesDuringASessionEndsIt() throws Exception {
    knows(NOW.fingerprint().toString());
    TestClient client = inPipe(home.environment());
    server.accepts().welcomes("alice").sees("JOIN #lobby").sends("LIVE #lobby 0");
    client.types("one");
    server.sees("SAY 1 #lobby\none");
    server.shows(BEFORE).resets();
    server.accepts().seesNoByteAfterTheHandshake();
    client.exits(1);
    client.err().sees("THE CERTIFICATE OF " + server.address() + " HAS CHANGED");
    client.err().sees("then connect again; 1 of your messages was not acknowledged\n");
  }

  @Test
  void ownCertificateAfterOneOfAnAuthorityIsRefused() throws Exception {
    server.shows(SIGNED);
    TestClient client = inPipe(home.trusting(AUTHORITY)).endsInput();
    server.accepts().welcomes("alice").sees("JOIN #lobby").sees("BYE").closes();
    client.exits(0, "");
    assertEquals(List.of(server.address() + " system"), home.known());
    server.shows(NOW);
    client = inPipe(home.trusting(AUTHORITY));
    server.accepts().seesNoByteAfterTheHandshake();
    String hint = "\nNow they don't: no authority that this computer trusts has signed it.";
    client.exits(
        1,
        changed(NOW, "this computer's authorities vouched for it", hint)
            .replace("2026-01-02", firstDay()));
  }

  /** Returns the day on which the only known server was reached first. */
  private String firstDay() throws IOException {
    return Files.readString(home.knownServers()).strip().replaceFirst(".* ", "");
  }

  @Test
  void certificateOfAnAuthorityReplacesAnOwnOneWithANotice() throws Exception {
    knows(BEFORE.fingerprint().toString());
    server.shows(SIGNED);
    TestClient client = inPipe(home.trusting(AUTHORITY)).endsInput();
    server.accepts().welcomes("alice").sees("JOIN #lobby").sees("BYE").closes();
    client.exits(
        0,
        "* %s has a new certificate, which this computer's authorities vouch for: %s\n"
            .formatted(server.address(), SIGNED.fingerprint()));
    assertEquals(List.of("# mine", "other:1 system", server.address() + " system"), home.known());
  }

  @Test
  void unreadableListOfServersMeansNoTrust() throws Exception {
    home.knows(server.address() + " SHA256:abc 2026-01-02");
    TestClient client = inPipe(home.trusting(AUTHORITY));
    server.accepts().seesNoByteAfterTheHandshake();
    client.exits(
        1,
        ("chat-client: %s:1: a fingerprint is SHA256: and 43 characters, or 64 hexadecimal digits."
                + " Correct or remove that line\n")
            .formatted(home.knownServers()));
  }
}
