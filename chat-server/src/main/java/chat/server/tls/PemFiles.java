package chat.server.tls;

import chat.file.FileFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Reads a certificate and its key from files in PEM, as authorities, certbot and openssl write
 * them. The main thread and the one of {@link CertificateWatch}.
 */
final class PemFiles {
  /** More than any chain takes. */
  private static final long MAX_BYTES = 1 << 20;

  private static final String REMEDY = "Give both files of one certificate";

  private PemFiles() {}

  /**
   * Reads a certificate with its chain, and its key.
   *
   * @throws UnusableCertificateException if one of the files can't be read, or they don't belong
   *     together
   */
  static ServerCertificate read(Path certificate, Path key) throws UnusableCertificateException {
    ServerCertificate read = new ServerCertificate(chain(certificate), key(key));
    if (!read.keyMatches()) {
      throw new UnusableCertificateException(
          "can't use the certificate %s: its key is not the one in %s. %s"
              .formatted(certificate, key, REMEDY));
    }
    return read;
  }

  private static List<X509Certificate> chain(Path file) throws UnusableCertificateException {
    String text = text(file, "certificate");
    if (!text.contains("-----BEGIN CERTIFICATE-----")) {
      throw new UnusableCertificateException(
          "can't use the certificate %s: it has no line -----BEGIN CERTIFICATE-----. %s, in PEM"
              .formatted(file, REMEDY));
    }
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      // Base64 is ASCII; only the comments, which are removed, have other characters.
      byte[] bytes = onlyCertificates(text).getBytes(StandardCharsets.US_ASCII);
      List<X509Certificate> chain =
          factory.generateCertificates(new ByteArrayInputStream(bytes)).stream()
              .map((Certificate each) -> (X509Certificate) each)
              .toList();
      if (chain.isEmpty()) {
        throw new GeneralSecurityException("it has no whole certificate");
      }
      return chain;
    } catch (GeneralSecurityException e) {
      throw new UnusableCertificateException(
          "can't use the certificate %s: it is damaged. %s".formatted(file, REMEDY), e);
    }
  }

  /** Removes comments and keys, which a file of certificates may contain. */
  private static String onlyCertificates(String text) {
    StringBuilder certificates = new StringBuilder();
    boolean isInside = false;
    for (String line : text.lines().map(String::strip).toList()) {
      isInside = isInside || line.equals("-----BEGIN CERTIFICATE-----");
      if (isInside) {
        certificates.append(line).append('\n');
      }
      isInside = isInside && !line.equals("-----END CERTIFICATE-----");
    }
    return certificates.toString();
  }

  private static PrivateKey key(Path file) throws UnusableCertificateException {
    String text = text(file, "key");
    if (text.contains("ENCRYPTED")) {
      throw new UnusableCertificateException(
          "can't use the key %s: it is encrypted. Decrypt it with: openssl pkey -in %s -out FILE"
              .formatted(file, file));
    }
    try {
      return PemKey.parse(text);
    } catch (IOException | RuntimeException e) {
      throw new UnusableCertificateException(
          "can't use the key %s: it has no private key in PEM. %s".formatted(file, REMEDY), e);
    }
  }

  private static String text(Path file, String what) throws UnusableCertificateException {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new UnusableCertificateException(
            "can't use the %s %s: it is longer than 1 MiB. %s".formatted(what, file, REMEDY));
      }
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw new UnusableCertificateException(
          "can't read the %s %s: there is no such file. %s".formatted(what, file, REMEDY), e);
    } catch (IOException e) {
      throw new UnusableCertificateException(
          "can't read the %s %s: %s".formatted(what, file, FileFailure.reason(e)), e);
    }
  }
}
