package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of the servers a client connects to that another one announces or sends it to. */
final class AnnouncedServersTest extends TwoServers {
  private static final TestCertificate OTHER = TestCertificate.selfSigned("localhost");

  /** The type of a TLS record. */
  private static final byte HANDSHAKE = 22;

  private static final TestCertificate AUTHORITY = TestCertificate.authority();

  /** The second server gets no byte of what was typed; the client returns to the first one. */
  private void secondIsSkipped(TestClient client) throws Exception {
    second.accepts().seesNoByteAfterTheHandshake();
    first.accepts().welcomes("alice").sees("JOIN #lobby*");
    client.err().sees("* skipping a server of this chat: ");
    client.err().sees("* connected again");
  }

  private List<String> known() throws IOException {
    return Files.readAllLines(home.knownServers());
  }

  @Test
  void announcedCertificateIsAcceptedAndRemembered() throws Exception {
    TestClient client = client("--tls");
    firstAnnounces(announced(SECOND));
    second.accepts().welcomes("alice").sees("JOIN #lobby*");
    client.err().sees("* connected again, to " + second.address());
    client.endsInput();
    second.sees("BYE").closes();
    assertTrue(
        known()
            .get(1)
            .matches("\\Q%s %s\\E .* vouched".formatted(second.address(), SECOND.fingerprint())),
        () -> home.toString());
    // The next start may begin there.
    TestClient.inPipe(home.environment(), "--tls", "alice@" + second.address());
    second.accepts().welcomes("alice");
  }

  @Test
  void otherCertificateThanTheAnnouncedOneIsRefused() throws Exception {
    second.shows(OTHER);
    TestClient client = client("--tls");
    firstAnnounces(announced(SECOND));
    secondIsSkipped(client);
    assertEquals(1, known().size());
  }

  @Test
  void serverThatIsAnnouncedWithoutACertificateMustHaveAKnownOne() throws Exception {
    TestClient client = client("--tls");
    firstAnnounces(second.address() + " tls -");
    secondIsSkipped(client);
    home.knows(
        first.address() + " " + FIRST.fingerprint() + " 2026-01-02",
        second.address() + " " + SECOND.fingerprint() + " 2026-01-02");
    TestClient knowing = client("--tls");
    firstAnnounces(second.address() + " tls -");
    second.accepts().welcomes("alice").sees("JOIN #lobby*");
    knowing.err().sees("* connected again, to " + second.address());
  }

  /** What the user has confirmed counts more than what a server says. */
  @Test
  void announcementDoesNotReplaceAConfirmedCertificate() throws Exception {
    home.knows(
        first.address() + " " + FIRST.fingerprint() + " 2026-01-02",
        second.address() + " " + OTHER.fingerprint() + " 2026-01-02");
    TestClient client = client("--tls");
    firstAnnounces(announced(SECOND));
    secondIsSkipped(client);
    client.err().sees("THE CERTIFICATE OF " + second.address() + " HAS CHANGED");
  }

  @Test
  void announcementsRenewEachOther() throws Exception {
    home.knows(
        first.address() + " " + FIRST.fingerprint() + " 2026-01-02",
        second.address() + " " + OTHER.fingerprint() + " 2026-01-02 vouched");
    client("--tls");
    firstAnnounces(announced(SECOND));
    second.accepts().welcomes("alice").sees("JOIN #lobby*");
    assertTrue(known().get(1).contains(SECOND.fingerprint() + " "));
  }

  @Test
  void namedFingerprintsAloneAreAccepted() throws Exception {
    TestClient client = client("--tls-fingerprint", FIRST.fingerprint().toString());
    firstAnnounces(announced(SECOND));
    secondIsSkipped(client);
    client.err().sees("--tls-fingerprint names");
    TestClient both =
        client("--tls-fingerprint", FIRST.fingerprint() + "," + SECOND.fingerprint().hex());
    firstAnnounces(second.address() + " tls -");
    second.accepts().welcomes("alice").sees("JOIN #lobby*");
    both.err().sees("* connected again, to " + second.address());
  }

  @Test
  void namedAuthoritiesAloneAreAccepted() throws Exception {
    first.shows(AUTHORITY.signs("127.0.0.1"));
    String file = AUTHORITY.writeTo(folder.resolve("ca.pem")).toString();
    TestClient client = client("--tls-ca", file);
    firstAnnounces(announced(SECOND));
    secondIsSkipped(client);
    second.shows(AUTHORITY.signs("127.0.0.1"));
    TestClient signed = client("--tls-ca", file);
    firstAnnounces(announced(SECOND));
    second.accepts().welcomes("alice").sees("JOIN #lobby*");
    signed.err().sees("* connected again, to " + second.address());
  }

  @Test
  void clientNeverMovesFromTlsToPlainText() throws Exception {
    second.showsNothing();
    TestClient client = client("--tls");
    first.accepts().welcomes("alice", second.address()).sees("JOIN #lobby");
    first.sends("BYE moved " + second.address() + "\nthis server stops").closes();
    assertEquals(HANDSHAKE, second.accepts().receives(1)[0]);
    second.closes();
    first.accepts().welcomes("alice").sees("JOIN #lobby*");
    client.err().sees("* connected again");
  }

  @Test
  void serverThatOnlyTheFarewellNamesIsTried() throws Exception {
    first.showsNothing();
    second.showsNothing();
    TestClient client = client("--plain");
    first.accepts().welcomes("alice").sees("JOIN #lobby");
    first.sends("BYE moved " + second.address() + "\nthis server stops").closes();
    second.accepts().welcomes("alice").sees("JOIN #lobby*");
    client.err().sees("* connected again, to " + second.address());
  }

  @Test
  void farewellMakesNoCertificateTrusted() throws Exception {
    TestClient client = client("--tls");
    first.accepts().welcomes("alice").sees("JOIN #lobby");
    first.sends("BYE moved " + second.address() + "\nthis server stops").closes();
    secondIsSkipped(client);
  }

  /** A server that stands by welcomes nobody. */
  @Test
  void serverThatStandsByNamesTheOneThatHasTheChat() throws Exception {
    first.showsNothing();
    second.showsNothing();
    TestClient client = client("--plain");
    first.accepts().greets().sees("HELLO 1 alice *");
    first.sends("BYE moved " + second.address() + "\nthis server stands by").closes();
    second.accepts().welcomes("alice").sees("JOIN #lobby");
    client.endsInput();
    second.sees("BYE").closes();
    client.exits(0);
  }

  @Test
  void hostThatWasReachedByTlsIsNotSpokenToUnencrypted() throws Exception {
    first.showsNothing();
    second.showsNothing();
    home.knows("localhost:8029 system 2026-01-02");
    String announced = second.address().replace("127.0.0.1", "localhost");
    TestClient client = client();
    firstAnnounces(announced);
    client
        .err()
        .sees(
            "* skipping a server of this chat: %s was reached by TLS before, and is not spoken to unencrypted without --plain\n"
                .formatted(announced));
    secondIsNotTried(client);
    second = new FakeServer();
    TestClient plain = client("--plain");
    firstAnnounces(second.address().replace("127.0.0.1", "localhost"));
    second.accepts().welcomes("alice").sees("JOIN #lobby*");
    plain.err().sees("* connected again, to localhost:");
  }
}
