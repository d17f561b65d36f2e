package chat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.Program;
import chat.fixture.Skips;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The built client over TLS, as processes that share a home folder or meet OpenSSL. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the home folder is set by env")
final class TlsProcessIT {
  private static final Path JAR = Path.of("target", "chat-client.jar");
  private static final Pattern ACCEPTS = Pattern.compile("ACCEPT (127\\.0\\.0\\.1:\\d+)\\R");
  private static final TestCertificate AUTHORITY = TestCertificate.authority();

  /** As many at a time as there are: a server that waits its turn would time out. */
  private static final Executor STARTING_A_THREAD = work -> new Thread(work, "server").start();

  @TempDir private Path folder;

  private TlsHome home;

  @BeforeEach
  void start() {
    home = new TlsHome(folder);
  }

  /** Starts a client of its own home folder: what it remembers must not concern other tests. */
  private Program starts(List<String> jvmOptions, String... args) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of("env", "HOME=" + folder, "XDG_CONFIG_HOME=" + folder.resolve(".config")));
    command.addAll(Program.command(JAR, jvmOptions, args));
    return Program.start(command);
  }

  @Test
  void authorityOfAJavaTrustStoreIsTrusted() throws Exception {
    Path trusted = folder.resolve("trusted.p12");
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("authority", AUTHORITY.chain().get(0));
    try (var out = Files.newOutputStream(trusted)) {
      store.store(out, "secret".toCharArray());
    }
    List<String> trusting =
        List.of(
            "-Djavax.net.ssl.trustStore=" + trusted, "-Djavax.net.ssl.trustStorePassword=secret");
    try (FakeServer server = new FakeServer().shows(AUTHORITY.signs("127.0.0.1"))) {
      Program client = starts(trusting, "alice@" + server.address(), "--tls", "--send", "hi");
      server.accepts().welcomes("alice").sees("JOIN #lobby*").sends("LIVE #lobby 0");
      server.sees("SAY 1 #lobby\nhi").sends("ACK 1 #lobby 1 0").sees("BYE").closes();
      client.exits(0, "");
      assertEquals(List.of(server.address() + " system"), home.known());
      server.shows(AUTHORITY.signs("chat.example.org"));
      Program refused = starts(trusting, "alice@" + server.address(), "--tls", "--send", "hi");
      server.accepts().seesNoByteAfterTheHandshake();
      refused.exits(1);
      assertTrue(
          refused.err().toString().contains("it is for chat.example.org, not for 127.0.0.1"),
          () -> refused.err().toString());
    }
  }

  @Test
  void clientsThatConfirmAtTheSameTimeLoseNothing() throws Exception {
    TestCertificate own = TestCertificate.selfSigned("localhost");
    TreeSet<String> lines = new TreeSet<>();
    List<CompletableFuture<Void>> clients = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      FakeServer server = new FakeServer().shows(own);
      lines.add(server.address() + " " + own.fingerprint());
      clients.add(CompletableFuture.runAsync(() -> isConfirmed(server, own), STARTING_A_THREAD));
    }
    for (CompletableFuture<Void> client : clients) {
      client.get();
    }
    assertEquals(lines, new TreeSet<>(home.known()));
  }

  /** A client names the server's certificate, and leaves. */
  private void isConfirmed(FakeServer server, TestCertificate own) {
    String[] args = {
      "alice@" + server.address(), "--tls-fingerprint", own.fingerprint().toString()
    };
    try (server;
        Program client = starts(List.of(), args)) {
      server.accepts().welcomes("alice").sees("JOIN #lobby");
      client.endsInput();
      server.sees("BYE").closes();
      client.exits(0, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-tls1_3, 0",
    "-tls1_2, 0",
    "-tls1_1, 1",
  })
  void opensslIsSpokenToInVersionsThatAreSafe(String version, int code) throws Exception {
    needsOpenssl();
    TestCertificate own = TestCertificate.selfSigned("localhost");
    Path certificate = own.writeTo(folder.resolve("certificate.pem"));
    Path key = own.writeKeyTo(folder.resolve("key.pem"));
    List<String> command =
        List.of(
            "openssl",
            "s_server",
            "-accept",
            "127.0.0.1:0",
            "-cert",
            certificate.toString(),
            "-key",
            key.toString(),
            version,
            "-cipher",
            "DEFAULT:@SECLEVEL=0",
            "-rev");
    try (Program openssl = Program.start(command)) {
      String address = openssl.out().seesOneLike(ACCEPTS).group(1);
      String[] args = {address, "--text", "--tls-fingerprint", own.fingerprint().toString()};
      try (Program client = starts(List.of(), args)) {
        client.types("stressed\n");
        if (code == 0) {
          client.out().sees("desserts");
        }
        client.endsInput().exits(code);
        assertEquals(code == 0 ? "desserts\n" : "", client.out().toString());
      }
    }
  }

  private static void needsOpenssl() {
    boolean isThere =
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "openssl")));
    Skips.unless(isThere, "there is no openssl here");
  }
}
