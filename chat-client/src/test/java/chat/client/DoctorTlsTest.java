package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the doctor finds in the certificates of servers. */
final class DoctorTlsTest extends DoctorSetup {
  private static final TestCertificate OWN = TestCertificate.selfSigned("127.0.0.1");
  private static final TestCertificate OTHER = TestCertificate.selfSigned("127.0.0.1");

  @Test
  void unknownCertificateIsAWarningAndNothingIsRemembered() throws Exception {
    try (FakeServer server = new FakeServer().shows(OWN)) {
      FutureTask<Integer> examination = start(PATIENT, server.address(), "--tls");
      String room = letsIn(server);
      storesAndReturns(server, room, 1, System.currentTimeMillis());
      storesAndReturns(server, room, 2, System.currentTimeMillis());
      answersBye(server);
      assertEquals(0, code(examination), out::toString);
      assertFinds("warning  tls       TLS 1.3, TLS_");
      assertFinds(": " + OWN.fingerprint() + "\n");
      assertFalse(verdict().contains("TLS 1.3"), this::verdict);
      assertTrue(verdict().contains("with 1 warning: tls: "), this::verdict);
      assertEquals(List.of(), home.known());
    }
  }

  @Test
  void knownCertificateIsFine() throws Exception {
    try (FakeServer server = new FakeServer().shows(OWN)) {
      home.knows(server.address() + " " + OWN.fingerprint() + " 2026-11-22");
      FutureTask<Integer> examination = start(PATIENT, server.address(), "--tls");
      server.accepts().greets().sees("HELLO 1 doctor-*").closes();
      assertEquals(1, code(examination));
      assertFinds("ok       tls       TLS 1.3, TLS_");
    }
  }

  @Test
  void changedCertificateIsFoundAndNothingIsSent() throws Exception {
    try (FakeServer server = new FakeServer().shows(OTHER)) {
      home.knows(server.address() + " " + OWN.fingerprint() + " 2026-11-22");
      FutureTask<Integer> examination = start(PATIENT, server.address(), "--tls");
      server.accepts().seesNoByteAfterTheHandshake();
      assertEquals(1, code(examination));
      assertFinds("failed   tls       TLS 1.3, TLS_");
      assertFinds("chat-client --forget " + server.address());
    }
  }

  @Test
  void namedFingerprintDecidesAndNothingIsRemembered() throws Exception {
    home.knows("localhost:1 " + OWN.fingerprint() + " 2026-11-22");
    assertTlsIs("ok", OWN, "--tls-fingerprint", OWN.fingerprint().toString());
    assertTlsIs("failed", OTHER, "--tls-fingerprint", OWN.fingerprint().toString());
    assertEquals(List.of("localhost:1 " + OWN.fingerprint()), home.known());
  }

  @Test
  void authorityOfAFileDecides() throws Exception {
    String file = OWN.writeTo(folder.resolve("ca.pem")).toString();
    assertTlsIs("ok", OWN, "--tls-ca", file);
    assertTlsIs("failed", OTHER, "--tls-ca", file);
  }

  private void assertTlsIs(String result, TestCertificate shown, String... options)
      throws Exception {
    try (FakeServer server = new FakeServer().shows(shown)) {
      FutureTask<Integer> examination = start(PATIENT, arguments(server, options));
      server.accepts();
      if (result.equals("ok")) {
        server.greets().sees("HELLO 1 doctor-*").closes();
      } else {
        server.seesNoByteAfterTheHandshake();
      }
      assertEquals(1, code(examination));
      assertFinds(result + " ".repeat(9 - result.length()) + "tls       TLS 1.3, TLS_");
    }
  }

  private static String[] arguments(FakeServer server, String... options) {
    return Stream.concat(Stream.of(options), Stream.of(server.address())).toArray(String[]::new);
  }
}
