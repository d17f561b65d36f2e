package chat.server.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates in files: the server's own, and those of others. */
class CertificateFilesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  private static final int CURVE_BITS = 256;

  @TempDir private Path folder;

  /** Writes a certificate and its key, as authorities do. */
  static CertificateFiles write(Path folder, String algorithm, boolean isPkcs8, Instant expiry)
      throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    if (algorithm.equals("EC")) {
      generator.initialize(CURVE_BITS);
    }
    KeyPair pair = generator.generateKeyPair();
    String signature =
        switch (algorithm) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> algorithm;
        };
    X500Principal name = new X500Principal("CN=chat.example.org");
    X509Certificate certificate =
        new JcaX509CertificateConverter()
            .getCertificate(
                new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.TEN,
                        Date.from(expiry.minus(Duration.ofDays(90))),
                        Date.from(expiry),
                        name,
                        pair.getPublic())
                    .build(new JcaContentSignerBuilder(signature).build(pair.getPrivate())));
    CertificateFiles files =
        new CertificateFiles(folder.resolve("fullchain.pem"), folder.resolve("privkey.pem"));
    Object key =
        isPkcs8 ? new JcaPKCS8Generator(pair.getPrivate(), null) : olderForm(pair.getPrivate());
    Files.writeString(files.certificate(), "a comment\n" + pem(certificate) + pem(certificate));
    Files.writeString(files.key(), pem(key));
    return files;
  }

  /** Returns what openssl writes: an EC key with its curve. */
  private static Object olderForm(PrivateKey key) throws IOException {
    if (!key.getAlgorithm().equals("EC")) {
      return key;
    }
    PrivateKeyInfo info = PrivateKeyInfo.getInstance(key.getEncoded());
    BigInteger secret = ECPrivateKey.getInstance(info.parsePrivateKey()).getKey();
    ASN1Encodable curve = info.getPrivateKeyAlgorithm().getParameters();
    return new PemObject(
        "EC PRIVATE KEY", new ECPrivateKey(CURVE_BITS, secret, curve).getEncoded());
  }

  static CertificateFiles write(Path folder, Instant expiry) throws Exception {
    return write(folder, "EC", true, expiry);
  }

  private static String pem(Object what) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(what);
    }
    return text.toString();
  }

  private static void assertRefused(String message, CertificateFiles files) {
    UnusableCertificateException e =
        assertThrows(UnusableCertificateException.class, () -> files.read(NOW));
    assertEquals(message, e.getMessage());
  }

  @Test
  void ownCertificateStaysTheSame() throws Exception {
    CertificateFiles files = CertificateFiles.in(folder);
    ServerCertificate made = files.readOrMake(NOW);
    ServerCertificate read = files.readOrMake(NOW.plus(Duration.ofDays(3_000)));
    assertEquals(made.fingerprint(), read.fingerprint());
    assertTrue(read.keyMatches());
    CertificateFiles others = CertificateFiles.in(Files.createDirectory(folder.resolve("other")));
    assertNotEquals(made.fingerprint(), others.readOrMake(NOW).fingerprint());
    made.own().verify(made.own().getPublicKey());
    assertTrue(made.own().getSubjectAlternativeNames().toString().contains("localhost"));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no POSIX permissions")
  void ownCertificateIsReadableByItsOwnerAlone() throws Exception {
    CertificateFiles files = CertificateFiles.in(folder);
    files.readOrMake(NOW);
    for (Path file : List.of(files.certificate(), files.key())) {
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
    try (var all = Files.list(folder)) {
      assertEquals(2, all.count());
    }
  }

  @Test
  void halfOfTheOwnCertificateIsNotReplaced() throws Exception {
    CertificateFiles files = CertificateFiles.in(folder);
    files.readOrMake(NOW);
    Files.delete(files.certificate());
    UnusableCertificateException e =
        assertThrows(UnusableCertificateException.class, () -> files.readOrMake(NOW));
    assertEquals(
        files.certificate()
            + " is missing. Put it back; or delete "
            + files.key()
            + ", and the server makes a new certificate",
        e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "EC, true",
    "EC, false",
    "RSA, true",
    "RSA, false",
    "Ed25519, true",
  })
  void keysOfAllUsualFormsAreRead(String algorithm, boolean isPkcs8) throws Exception {
    CertificateFiles files = write(folder, algorithm, isPkcs8, NOW.plus(Duration.ofDays(30)));
    String key = Files.readString(files.key());
    assertEquals(isPkcs8, key.contains("-----BEGIN PRIVATE KEY-----"), key);
    ServerCertificate read = files.read(NOW);
    assertEquals(2, read.chain().size());
    assertEquals(NOW.plus(Duration.ofDays(30)), read.expiry());
  }

  /** As {@code openssl ecparam -genkey} writes it. */
  @Test
  void parametersBeforeTheKeyAreSkipped() throws Exception {
    CertificateFiles files = write(folder, "EC", false, NOW.plus(Duration.ofDays(30)));
    String parameters =
        "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n";
    Files.writeString(files.key(), parameters + Files.readString(files.key()));
    assertTrue(files.read(NOW).keyMatches());
  }

  @Test
  void expiredCertificateIsRefused() throws Exception {
    CertificateFiles files = write(folder, NOW.minusSeconds(1));
    assertRefused(
        "can't use the certificate %s: it expired at 2026-11-22T07:59:59Z. Renew it"
            .formatted(files.certificate()),
        files);
  }

  @Test
  void certificateOfTheFutureIsRefused() throws Exception {
    CertificateFiles files = write(folder, NOW.plus(Duration.ofDays(91)));
    assertRefused(
        "can't use the certificate %s: it is valid only from 2026-11-23T08:00:00Z. Set this computer's clock"
            .formatted(files.certificate()),
        files);
  }

  @Test
  void keyOfAnotherCertificateIsRefused() throws Exception {
    CertificateFiles files = write(folder, NOW.plus(Duration.ofDays(30)));
    Path other = Files.createDirectory(folder.resolve("other"));
    for (String algorithm : List.of("EC", "RSA")) {
      Path key = write(other, algorithm, true, NOW.plus(Duration.ofDays(30))).key();
      assertRefused(
          "can't use the certificate %s: its key is not the one in %s. Give both files of one certificate"
              .formatted(files.certificate(), key),
          new CertificateFiles(files.certificate(), key));
    }
  }

  @Test
  void damagedFilesAreRefused() throws Exception {
    CertificateFiles files = write(folder, NOW.plus(Duration.ofDays(30)));
    String certificate = Files.readString(files.certificate());
    String key = Files.readString(files.key());
    for (int length = 0; length < key.length() - 30; length += 20) {
      Files.writeString(files.key(), key.substring(0, length));
      assertRefused(
          "can't use the key %s: it has no private key in PEM. Give both files of one certificate"
              .formatted(files.key()),
          files);
    }
    Files.writeString(files.key(), key);
    Files.writeString(files.certificate(), certificate.substring(0, certificate.length() / 4));
    assertRefused(
        "can't use the certificate %s: it is damaged. Give both files of one certificate"
            .formatted(files.certificate()),
        files);
    Files.write(files.certificate(), "no PEM \u00ff".getBytes(US_ASCII));
    assertRefused(
        "can't use the certificate %s: it has no line -----BEGIN CERTIFICATE-----. Give both files of one certificate, in PEM"
            .formatted(files.certificate()),
        files);
    Files.delete(files.certificate());
    assertRefused(
        "can't read the certificate %s: there is no such file. Give both files of one certificate"
            .formatted(files.certificate()),
        files);
  }

  @Test
  void encryptedKeyIsRefusedInWords() throws Exception {
    CertificateFiles files = write(folder, NOW.plus(Duration.ofDays(30)));
    Files.writeString(
        files.key(),
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n");
    assertRefused(
        "can't use the key %1$s: it is encrypted. Decrypt it with: openssl pkey -in %1$s -out FILE"
            .formatted(files.key()),
        files);
  }
}
