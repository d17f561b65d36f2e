package chat.server.tls;

import chat.file.AtomicFile;
import chat.file.FileFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two files of a certificate: its chain and its key. The main thread and the one of {@link
 * CertificateWatch}.
 */
public record CertificateFiles(Path certificate, Path key) {
  private static final String CERTIFICATE = "tls-cert.pem";
  private static final String KEY = "tls-key.pem";

  private static final Logger LOG = LoggerFactory.getLogger(CertificateFiles.class);

  private static final int LINE_CHARS = 64;

  /** Returns where the server stores its own certificate. */
  static CertificateFiles in(Path folder) {
    return new CertificateFiles(folder.resolve(CERTIFICATE), folder.resolve(KEY));
  }

  /**
   * Reads the certificate, and checks that it is valid now.
   *
   * @throws UnusableCertificateException if it can't be read, or is not valid now
   */
  ServerCertificate read(Instant now) throws UnusableCertificateException {
    ServerCertificate read = PemFiles.read(certificate, key);
    if (read.expiry().isBefore(now)) {
      throw new UnusableCertificateException(
          "can't use the certificate %s: it expired at %s. Renew it"
              .formatted(certificate, read.expiry()));
    }
    if (read.validFrom().isAfter(now)) {
      throw new UnusableCertificateException(
          "can't use the certificate %s: it is valid only from %s. Set this computer's clock"
              .formatted(certificate, read.validFrom()));
    }
    return read;
  }

  /**
   * Reads the server's own certificate; makes it first if it is missing.
   *
   * @throws UnusableCertificateException if it can't be read or stored
   */
  ServerCertificate readOrMake(Instant now) throws UnusableCertificateException {
    boolean hasCertificate = Files.exists(certificate, LinkOption.NOFOLLOW_LINKS);
    boolean hasKey = Files.exists(key, LinkOption.NOFOLLOW_LINKS);
    if (hasCertificate != hasKey) {
      // A new certificate has a new fingerprint, which clients take for another server.
      throw new UnusableCertificateException(
          "%s is missing. Put it back; or delete %s, and the server makes a new certificate"
              .formatted(hasKey ? certificate : key, hasKey ? key : certificate));
    }
    if (hasKey) {
      return read(now);
    }
    ServerCertificate made = OwnCertificate.make(now);
    try {
      new AtomicFile(key).replace(pem("PRIVATE KEY", made.key().getEncoded()));
      new AtomicFile(certificate).replace(pem("CERTIFICATE", made.own().getEncoded()));
    } catch (IOException e) {
      throw new UnusableCertificateException(
          "can't store a certificate in %s: %s".formatted(key.getParent(), FileFailure.reason(e)),
          e);
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was made can't be encoded", e);
    }
    LOG.info(
        "made a new certificate, {}: clients that know an earlier one refuse the server until their"
            + " users confirm the new fingerprint",
        certificate);
    return made;
  }

  private static byte[] pem(String name, byte[] der) {
    Base64.Encoder encoder =
        Base64.getMimeEncoder(LINE_CHARS, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(name, encoder.encodeToString(der))
        .getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Returns the state of both files, which differs after each change, also behind symbolic links.
   */
  List<String> state() {
    return List.of(state(certificate), state(key));
  }

  private static String state(Path file) {
    try {
      Path real = file.toRealPath();
      BasicFileAttributes now = Files.readAttributes(real, BasicFileAttributes.class);
      // The file's key, since two files of one size may be written within a tick of the clock.
      return "%s %s %d %s".formatted(real, now.fileKey(), now.size(), now.lastModifiedTime());
    } catch (IOException e) {
      return FileFailure.reason(e);
    }
  }
}
