package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.TestCertificate.Validity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the options for TLS accept and refuse, by real handshakes. */
final class TlsOptionsTest extends TlsSetup {
  private static final TestCertificate AUTHORITY = TestCertificate.authority();
  private static final TestCertificate OWN = TestCertificate.selfSigned("localhost");

  TlsOptionsTest() {
    super(Optional.of(OWN));
  }

  private void isAccepted(String... options) throws Exception {
    TestClient client = inPipe(options).endsInput();
    server.accepts().welcomes("alice").sees("JOIN #lobby").sees("BYE").closes();
    client.exits(0, "");
  }

  private void isRefused(String why, String... options) throws Exception {
    TestClient client = inPipe(options).types("hello");
    server.accepts().seesNoByteAfterTheHandshake();
    client.exits(1, "chat-client: " + why + "\n");
  }

  private String notTrusted(String why) {
    return "the certificate of %s is not trusted, and nothing was sent: %s"
        .formatted(server.address(), why);
  }

  @Test
  void fingerprintIsAcceptedInEachFormAndRemembered() throws Exception {
    String hex = OWN.fingerprint().hex();
    isAccepted("--tls-fingerprint", OWN.fingerprint().toString());
    isAccepted("--tls-fingerprint", hex);
    isAccepted("--tls-fingerprint", hex.replace(":", "").toLowerCase(Locale.ROOT));
    assertEquals(List.of(server.address() + " " + OWN.fingerprint()), home.known());
    isAccepted("--tls");
  }

  @Test
  void fingerprintDecidesAlone() throws Exception {
    TestCertificate other = AUTHORITY.signs("127.0.0.1");
    home.knows(server.address() + " " + OWN.fingerprint() + " 2026-01-02");
    isRefused(
        ("%s showed another certificate than --tls-fingerprint names, and nothing was sent:"
                + " expected %s, found %s. Somebody may be intercepting the connection, or the"
                + " server has a new certificate: ask its operator")
            .formatted(server.address(), other.fingerprint(), OWN.fingerprint()),
        "--tls-fingerprint",
        other.fingerprint().toString());
    server.shows(other);
    TestClient client = inPipe("--tls-fingerprint", other.fingerprint().toString()).endsInput();
    server.accepts().welcomes("alice").sees("JOIN #lobby").sees("BYE").closes();
    client.exits(
        0,
        "* %s was known by another certificate, %s, which --tls-fingerprint has replaced\n"
            .formatted(server.address(), OWN.fingerprint()));
    isAccepted("--tls-fingerprint", other.fingerprint().toString());
    assertEquals(List.of(server.address() + " " + other.fingerprint()), home.known());
  }

  @Test
  void authoritiesOfAFileReplaceTheSystems() throws Exception {
    String file = AUTHORITY.writeTo(folder.resolve("office.pem")).toString();
    String nobody = "no authority in " + file + " has signed it. Its fingerprint is ";
    isRefused(notTrusted(nobody + OWN.fingerprint()), "--tls-ca", file);
    server.shows(AUTHORITY.signs("chat.example.org", "127.0.0.1"));
    isAccepted("--tls-ca", file);
    assertEquals(List.of(server.address() + " ca"), home.known());
    TestClient client = inPipe("--tls").types("hello");
    server.accepts().seesNoByteAfterTheHandshake();
    client.exits(1);
    client.err().sees("has signed it, and you reached it by --tls-ca before. Its fingerprint is ");
  }

  @Test
  void certificateItselfCanBeNamedAsAuthority() throws Exception {
    TestCertificate own = TestCertificate.selfSigned("127.0.0.1");
    server.shows(own);
    isAccepted("--tls-ca", own.writeTo(folder.resolve("own.pem")).toString());
  }

  @Test
  void wrongNameAndWrongDatesAreNamed() throws Exception {
    String file = AUTHORITY.writeTo(folder.resolve("office.pem")).toString();
    Duration day = Duration.ofDays(1);
    Validity past = Validity.fromNow(day.multipliedBy(-9), day.multipliedBy(-5));
    Validity future = Validity.fromNow(day.multipliedBy(5), day.multipliedBy(9));
    String clock = ", and this computer's clock says TODAY (is it right?)";
    TestCertificate named = AUTHORITY.signs("chat.example.org", "*.b", "c", "d");
    TestCertificate expired = AUTHORITY.signs(past, "127.0.0.1");
    TestCertificate early = AUTHORITY.signs(future, "127.0.0.1");
    List<TestCertificate> shown = List.of(named, expired, early);
    List<String> reasons =
        List.of(
            "it is for chat.example.org, *.b, c, not for 127.0.0.1",
            "it expired on " + day(past.to()) + clock,
            "it is valid from " + day(future.from()) + " on" + clock);
    for (int i = 0; i < shown.size(); i++) {
      server.shows(shown.get(i));
      String fingerprint = ". Its fingerprint is " + shown.get(i).fingerprint();
      TestClient client = inPipe("--tls-ca", file).types("hello");
      server.accepts().seesNoByteAfterTheHandshake();
      client.exits(1);
      assertEquals(
          "chat-client: " + notTrusted(reasons.get(i) + fingerprint) + "\n",
          client.err().toString().replaceFirst("(clock says )[0-9-]{10} ", "$1TODAY "));
    }
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneId.systemDefault());
  }

  @Test
  void namesThatControlATerminalAreNotShown() throws Exception {
    String file = AUTHORITY.writeTo(folder.resolve("office.pem")).toString();
    TestCertificate evil = AUTHORITY.signs("\u001b[2J", "*");
    server.shows(evil);
    TestClient client = inPipe("--tls-ca", file);
    server.accepts().seesNoByteAfterTheHandshake();
    client.exits(1);
    client.err().sees("it is for *, not for 127.0.0.1");
    assertTrue(client.err().toString().indexOf('\u001b') < 0);
  }

  @Test
  void fileOfAuthoritiesThatCannotBeUsedIsReported() throws Exception {
    Path missing = folder.resolve("missing.pem");
    inPipe("--tls-ca", missing.toString())
        .exits(1, "chat-client: there is no file " + missing + "\n");
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    inPipe("--tls-ca", empty.toString())
        .exits(
            1,
            "chat-client: %s contains no certificate: name a PEM file of authorities\n"
                .formatted(empty));
    Path other =
        Files.writeString(
            folder.resolve("other.pem"),
            "-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n");
    inPipe("--tls-ca", other.toString())
        .exits(1, "chat-client: " + other + " is no PEM file of certificates\n");
  }

  @Test
  void authoritiesOfTheSystemAreTrustedWithoutAQuestion() throws Exception {
    server.shows(AUTHORITY.signs("127.0.0.1"));
    TestClient client =
        TestClient.onTerminal(home.trusting(AUTHORITY), "alice@" + server.address(), "--tls");
    server.accepts().welcomes("alice").sees("JOIN #lobby");
    client.out().sees("you are alice");
    assertEquals(List.of(server.address() + " system"), home.known());
    server.shows(AUTHORITY.signs("localhost")).resets();
    server.accepts().seesNoByteAfterTheHandshake();
    client.exits(1);
    client.err().sees("Now they don't: it is for localhost, not for 127.0.0.1.");
  }

  @Test
  void optionsThatContradictEachOtherAreWrongUsage() throws Exception {
    String[][] wrong = {
      {"--plain", "--tls"},
      {"--plain", "--tls-ca", "x"},
      {"--plain", "--tls-fingerprint", OWN.fingerprint().toString()},
      {"--tls-ca", "x", "--tls-fingerprint", OWN.fingerprint().toString()},
      {"--tls-fingerprint", "abc"},
      {"--forget", "a:b"}
    };
    for (String[] options : wrong) {
      inPipe(options).exits(2);
    }
  }
}
