package chat.server.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.FinishedCommand;
import chat.fixture.Skips;
import chat.server.fixture.ServerProcess;
import chat.server.fixture.TextUser;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server process, and openssl as its client. */
class TlsIT {
  private static final Pattern TLS_PORT = Pattern.compile("port (\\d+), with TLS\\R");
  private static final Pattern FINGERPRINT = Pattern.compile("(SHA256:\\S+)\\R");

  @TempDir private Path folder;

  @BeforeEach
  void needsOpenssl() throws InterruptedException {
    boolean isThere;
    try {
      isThere = FinishedCommand.run(List.of("openssl", "version")).exitCode() == 0;
    } catch (IOException e) {
      isThere = false;
    }
    Skips.unless(isThere, "openssl is not installed");
  }

  private ServerProcess start(String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--port=0", "--tls-port=0"));
    arguments.add("--data=" + folder.resolve("data"));
    arguments.addAll(List.of(options));
    return ServerProcess.start(
        ServerProcess.command(List.of("-Xmx64m"), arguments.toArray(String[]::new)));
  }

  private static int tlsPort(ServerProcess server) throws InterruptedException {
    return Integer.parseInt(server.awaitOutput(TLS_PORT));
  }

  /** Connects, leaves again, and returns what openssl says of the handshake. */
  private static String handshake(int port, String... options)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("openssl", "s_client", "-connect", "127.0.0.1:" + port));
    command.addAll(List.of(options));
    return FinishedCommand.run(command).output();
  }

  private static void assertAccepts(int port, String protocol, String... options) throws Exception {
    String output = handshake(port, options);
    assertTrue(output.contains(protocol + ", Cipher is "), output);
    assertFalse(output.contains("Cipher is (NONE)"), output);
  }

  private static void assertRefuses(int port, String... options) throws Exception {
    String output = handshake(port, options);
    // The server's alert, and no complaint of openssl's own.
    assertTrue(output.contains("alert"), output);
    assertTrue(output.contains("Cipher is (NONE)"), output);
  }

  @Test
  void onlyVersionsAndSuitesWithForwardSecrecyAreAccepted() throws Exception {
    try (ServerProcess server = start()) {
      int port = tlsPort(server);
      assertAccepts(port, "TLSv1.3", "-tls1_3");
      assertAccepts(port, "TLSv1.2", "-tls1_2");
      // Otherwise openssl itself would refuse them.
      String any = "ALL:@SECLEVEL=0";
      assertAccepts(
          port, "TLSv1.2", "-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-GCM-SHA256:@SECLEVEL=0");
      assertRefuses(port, "-tls1_1", "-cipher", any);
      assertRefuses(port, "-tls1", "-cipher", any);
      assertRefuses(port, "-tls1_2", "-cipher", "AES128-GCM-SHA256:@SECLEVEL=0");
      assertRefuses(port, "-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-SHA256:@SECLEVEL=0");
      assertRefuses(port, "-tls1_2", "-cipher", "DHE-RSA-AES128-GCM-SHA256:@SECLEVEL=0");
    }
  }

  @Test
  void opensslChatsAndVerifiesTheServersOwnCertificate() throws Exception {
    try (ServerProcess server = start()) {
      int port = tlsPort(server);
      Process openssl =
          new ProcessBuilder(
                  "openssl",
                  "s_client",
                  "-quiet",
                  "-nocommands",
                  "-CAfile",
                  folder.resolve("data/tls-cert.pem").toString(),
                  "-verify_return_error",
                  "-verify_hostname",
                  "localhost",
                  "-connect",
                  "localhost:" + port)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (TextUser witness = TextUser.at(server.awaitPort());
          OutputStream typed = openssl.getOutputStream()) {
        witness.sends("/nick witness");
        witness.seesOneLike("\\* guest-\\d is now witness");
        typed.write("Kettle is on\n".getBytes(UTF_8));
        typed.flush();
        witness.seesOneLike("guest-\\d: Kettle is on");
        witness.sends("thanks");
        typed.write("/quit\n".getBytes(UTF_8));
        typed.flush();
        String read = new String(openssl.getInputStream().readAllBytes(), UTF_8);
        assertTrue(read.startsWith(TextUser.GREETING + "\n"), read);
        assertTrue(read.endsWith("* goodbye\n"), read);
      } finally {
        openssl.destroy();
      }
    }
  }

  @Test
  void ownCertificateOutlivesTheServer() throws Exception {
    String first;
    try (ServerProcess server = start()) {
      first = server.awaitOutput(FINGERPRINT);
      server.awaitLog("made a new certificate, " + folder.resolve("data/tls-cert.pem"));
      server.kill();
    }
    try (ServerProcess server = start()) {
      assertEquals(first, server.awaitOutput(FINGERPRINT));
      assertFalse(server.errors().contains("made a new certificate"), server.errors());
      assertEquals(0, server.stop());
    }
  }

  private static void makeCertificate(Path folder) throws Exception {
    FinishedCommand made =
        FinishedCommand.run(
            List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "30",
                "-subj",
                "/CN=chat.example.org",
                "-keyout",
                folder.resolve("privkey.pem").toString(),
                "-out",
                folder.resolve("fullchain.pem").toString()));
    assertEquals(0, made.exitCode(), made::output);
  }

  /** Clients that are connected stay so; each new one gets the certificate of that time. */
  @Test
  void givenCertificateIsReplacedWhileTheServerRuns() throws Exception {
    Path present = Files.createDirectory(folder.resolve("present"));
    Path next = Files.createDirectory(folder.resolve("next"));
    makeCertificate(present);
    makeCertificate(next);
    Path certificate = present.resolve("fullchain.pem");
    Path key = present.resolve("privkey.pem");
    try (ServerProcess server = start("--cert=" + certificate, "--key=" + key);
        TextUser connected = TextUser.at(server.awaitPort())) {
      int port = tlsPort(server);
      String before = handshake(port);
      Files.move(next.resolve("privkey.pem"), key, StandardCopyOption.REPLACE_EXISTING);
      Files.move(next.resolve("fullchain.pem"), certificate, StandardCopyOption.REPLACE_EXISTING);
      server.awaitLog("new connections get the new certificate " + certificate);
      assertFalse(certificateOf(before).equals(certificateOf(handshake(port))));
      connected.seesNext(TextUser.GREETING);
      connected.sends("/who");
      connected.seesOneLike("\\* end of /who");
      assertEquals(0, server.stop());
    }
  }

  private static String certificateOf(String output) {
    int from = output.indexOf("-----BEGIN CERTIFICATE-----");
    assertTrue(from >= 0, output);
    return output.substring(from, output.indexOf("-----END CERTIFICATE-----"));
  }

  @Test
  void certificateThatCannotBeUsedIsReportedInOneLine() throws Exception {
    makeCertificate(folder);
    Path certificate = folder.resolve("fullchain.pem");
    try (ServerProcess server = start("--cert=" + certificate, "--key=" + certificate)) {
      assertEquals(1, server.awaitExit());
      assertEquals(
          "chat-server: can't use the key %s: it has no private key in PEM. Give both files of one certificate\n"
              .formatted(certificate),
          server.errors());
    }
  }
}
