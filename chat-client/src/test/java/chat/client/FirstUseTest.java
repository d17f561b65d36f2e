package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a client does with a certificate that no authority vouches for, the first time. */
final class FirstUseTest extends TlsSetup {
  private static final TestCertificate OWN = TestCertificate.selfSigned("localhost");
  private static final TestCertificate OTHER = TestCertificate.selfSigned("localhost");

  FirstUseTest() {
    super(Optional.of(OWN));
  }

  private TestClient onTerminal() throws IOException {
    return TestClient.onTerminal(home.environment(), "alice@" + server.address(), "--tls");
  }

  private TestClient isAsked() throws Exception {
    TestClient client = onTerminal();
    server.accepts().seesNoByteAfterTheHandshake();
    client.out().sees("Type y or n, or paste the fingerprint:\n");
    return client;
  }

  private String line(String basis) {
    return server.address() + " " + basis;
  }

  @Test
  void personIsShownTheFingerprintAndAsked() throws Exception {
    TestClient client = isAsked();
    assertEquals(
        """
        The certificate of %s is unknown: no authority that this computer trusts has signed it.
        Its fingerprint is %s
        Compare it with the one that the server prints when it starts.
        Is it the same? Type y or n, or paste the fingerprint:
        """
            .formatted(server.address(), OWN.fingerprint()),
        client.out().toString());
    client.types("n");
    client.exits(
        1,
        "chat-client: not connected to %s: you did not confirm its fingerprint\n"
            .formatted(server.address()));
    assertEquals(List.of(), home.known());
  }

  @Test
  void confirmedCertificateIsRememberedForItsOwnerAlone() throws Exception {
    TestClient client = isAsked().types("y");
    server.accepts().welcomes("alice").sees("JOIN #lobby");
    client.out().sees("you are alice");
    client.endsInput();
    server.sees("BYE").closes();
    client.exits(0);
    assertEquals(List.of(line(OWN.fingerprint().toString())), home.known());
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(home.knownServers())));
    TestClient again = onTerminal();
    server.accepts().welcomes("alice").sees("JOIN #lobby");
    again.out().sees("you are alice");
    assertFalse(again.out().toString().contains("fingerprint"));
  }

  @Test
  void pastedFingerprintConfirmsOnlyIfItIsTheSame() throws Exception {
    isAsked().types(OTHER.fingerprint().toString()).exits(1);
    isAsked().types(OWN.fingerprint().hex());
    server.accepts().welcomes("alice");
  }

  @Test
  void linesAfterTheAnswerAreForTheChat() throws Exception {
    TestClient client = onTerminal().typesLines("yes\nhello\n");
    server.accepts().seesNoByteAfterTheHandshake();
    server.accepts().welcomes("alice").sees("JOIN #lobby").sends("LIVE #lobby 0");
    server.sees("SAY 1 #lobby\nhello");
    client.endsInput();
  }

  @Test
  void certificateThatChangesWhileAPersonThinksIsRefused() throws Exception {
    TestClient client = isAsked();
    server.shows(OTHER);
    client.types("y");
    server.accepts().seesNoByteAfterTheHandshake();
    client.exits(1);
    client.err().sees("HAS CHANGED");
  }

  @Test
  void endOfInputIsNoConfirmation() throws Exception {
    isAsked().endsInput().exits(1);
    assertEquals(List.of(), home.known());
  }

  @Test
  void programIsNeverAskedButGivenTheFingerprint() throws Exception {
    String[][] programs = {{}, {"--send", "hi"}, {"--json"}, {"--listen"}};
    for (String[] options : programs) {
      List<String> args = new ArrayList<>(List.of(options));
      args.add("--tls");
      args.add("alice@" + server.address());
      TestClient client =
          options.length == 0
              ? TestClient.inPipe(home.environment(), args.toArray(new String[0]))
              : TestClient.onTerminal(home.environment(), args.toArray(new String[0]));
      server.accepts().seesNoByteAfterTheHandshake();
      client.exits(
          1,
          ("chat-client: the certificate of %s is unknown: no authority that this computer trusts"
                  + " has signed it. Its fingerprint is %s; compare it with the one that the server"
                  + " prints when it starts, then add --tls-fingerprint %s\n")
              .formatted(server.address(), OWN.fingerprint(), OWN.fingerprint()));
      assertEquals("", client.out().toString());
    }
    assertEquals(List.of(), home.known());
  }

  @Test
  void serverIsTrustedForTheSessionIfTheFileCannotBeWritten() throws Exception {
    home.cannotBeChanged();
    TestClient client = onTerminal();
    server.accepts().seesNoByteAfterTheHandshake();
    client.types("y");
    server.accepts().welcomes("alice").sees("JOIN #lobby");
    client.err().sees("* not remembered that " + server.address() + " was reached by TLS: ");
    server.resets();
    server.accepts().welcomes("alice");
  }
}
