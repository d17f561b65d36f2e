package chat.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.LoggedLines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What becomes of a certificate whose files change while the server runs. */
@Isolated("it reads what the watch logs")
class CertificateWatchTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final Instant NEXT_YEAR = NOW.plus(Duration.ofDays(80));

  @TempDir private Path folder;
  @TempDir private Path other;
  private CertificateFiles files;
  private CurrentCertificate current;
  private CertificateWatch watch;
  private ServerCertificate first;

  @BeforeEach
  void begin() throws Exception {
    files = CertificateFilesTest.write(folder, NEXT_YEAR);
    watches(files, NOW);
  }

  private void watches(CertificateFiles watched, Instant now) throws Exception {
    first = watched.read(NOW);
    current = new CurrentCertificate(first);
    watch =
        new CertificateWatch(watched, watched.state(), current, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static void replace(Path file, Path by) throws Exception {
    Files.move(by, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  void newFilesAreUsedOnceBothAreThere() throws Exception {
    CertificateFiles renewed = CertificateFilesTest.write(other, NEXT_YEAR);
    ServerCertificate next = renewed.read(NOW);
    try (LoggedLines log = new LoggedLines("chat.server.tls")) {
      watch.look();
      replace(files.certificate(), renewed.certificate());
      watch.look();
      watch.look();
      assertEquals(first.fingerprint(), current.get().fingerprint());
      assertEquals(
          List.of(
              "the server continues to use its old certificate: can't use the certificate %s: its key is not the one in %s. Give both files of one certificate"
                  .formatted(files.certificate(), files.key())),
          log.all());
      replace(files.key(), renewed.key());
      watch.look();
      assertEquals(next.fingerprint(), current.get().fingerprint());
      assertEquals(
          "new connections get the new certificate %s: %s"
              .formatted(files.certificate(), next.fingerprint()),
          log.all().get(1));
    }
  }

  /** As an operator does who has forgotten the authority's own certificate at first. */
  @Test
  void chainThatIsCompletedLaterIsUsed() throws Exception {
    List<String> lines = Files.readAllLines(files.certificate());
    int end = lines.indexOf("-----END CERTIFICATE-----") + 1;
    Files.write(files.certificate(), lines.subList(0, end));
    watches(files, NOW);
    assertEquals(1, current.get().chain().size());
    Files.write(other.resolve("whole.pem"), lines);
    replace(files.certificate(), other.resolve("whole.pem"));
    watch.look();
    assertEquals(2, current.get().chain().size());
  }

  /** As certbot does: links to a folder of each renewal. */
  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "users may make no links")
  void linksThatChangeAreFollowed() throws Exception {
    CertificateFiles renewed = CertificateFilesTest.write(other, NEXT_YEAR);
    CertificateFiles links =
        new CertificateFiles(folder.resolve("cert-link"), folder.resolve("key-link"));
    Files.createSymbolicLink(links.certificate(), files.certificate());
    Files.createSymbolicLink(links.key(), files.key());
    watches(links, NOW);
    Files.delete(links.certificate());
    Files.createSymbolicLink(links.certificate(), renewed.certificate());
    Files.delete(links.key());
    Files.createSymbolicLink(links.key(), renewed.key());
    watch.look();
    assertEquals(renewed.read(NOW).fingerprint(), current.get().fingerprint());
  }

  @Test
  void expiredOrMissingFilesAreNotUsed() throws Exception {
    CertificateFiles expired = CertificateFilesTest.write(other, NOW.minusSeconds(1));
    replace(files.certificate(), expired.certificate());
    replace(files.key(), expired.key());
    watch.look();
    assertEquals(first.fingerprint(), current.get().fingerprint());
    Files.delete(files.key());
    watch.look();
    assertEquals(first.fingerprint(), current.get().fingerprint());
  }

  @Test
  void certificateThatExpiresSoonIsReportedDaily() throws Exception {
    Instant soon = NEXT_YEAR.minus(Duration.ofDays(13));
    try (LoggedLines log = new LoggedLines("chat.server.tls")) {
      watches(files, soon);
      watch.look();
      watch.look();
      assertEquals(
          List.of(
              "the certificate %s expires at %s: clients will refuse it then. Renew it"
                  .formatted(files.certificate(), NEXT_YEAR)),
          log.all());
    }
  }

  /** Otherwise the old chain would be sent with a signature of the new key. */
  @Test
  void handshakeThatHasBegunKeepsItsCertificate() throws Exception {
    String alias = current.chooseEngineServerAlias("EC", null, null);
    ServerCertificate next = CertificateFilesTest.write(other, NEXT_YEAR).read(NOW);
    current.replace(next);
    assertEquals(first.own(), current.getCertificateChain(alias)[0]);
    assertEquals(first.key(), current.getPrivateKey(alias));
    String newAlias = current.chooseEngineServerAlias("EC", null, null);
    assertNotEquals(alias, newAlias);
    assertEquals(next.key(), current.getPrivateKey(newAlias));
    assertTrue(current.chooseEngineServerAlias("RSA", null, null) == null);
  }
}
