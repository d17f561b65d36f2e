package chat.client.net.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The certificate authorities: this computer's, or those of one file. The thread that connects runs
 * it.
 */
public final class Authorities {
  private static final Clock CLOCK = Clock.system(ZoneId.systemDefault());

  private final List<Supplier<Optional<X509ExtendedTrustManager>>> sources;
  private final String nobody;

  private Authorities(List<Supplier<Optional<X509ExtendedTrustManager>>> sources, String nobody) {
    this.sources = sources;
    this.nobody = nobody;
  }

  /**
   * Returns the authorities that this computer trusts: Java's, or else the system's.
   *
   * @param bundle the file of the system's authorities, in place of the usual ones
   */
  public static Authorities ofSystem(Optional<Path> bundle) {
    return new Authorities(
        List.of(TrustStores::ofJava, () -> TrustStores.ofSystem(bundle)),
        "no authority that this computer trusts has signed it");
  }

  /** Returns no authorities: each server is unknown. */
  public static Authorities none() {
    return new Authorities(List.of(), "there are no authorities");
  }

  /**
   * Returns the authorities of a PEM file alone.
   *
   * @throws IOException if it can't be read, or has no certificates; the message is for a person
   */
  public static Authorities ofFile(Path file) throws IOException {
    X509ExtendedTrustManager trust = TrustStores.ofFile(file);
    return new Authorities(
        List.of(() -> Optional.of(trust)), "no authority in " + file + " has signed it");
  }

  Verdict verdict(X509Certificate[] chain, String keyExchange, SSLSocket socket) {
    String host = socket.getHandshakeSession().getPeerHost();
    boolean isSigned = false;
    for (Supplier<Optional<X509ExtendedTrustManager>> source : sources) {
      Optional<X509ExtendedTrustManager> trust = source.get();
      if (trust.isPresent()) {
        if (isTrusted(() -> trust.get().checkServerTrusted(chain, keyExchange, socket))) {
          return Verdict.TRUSTED;
        }
        isSigned |= isTrusted(() -> trust.get().checkServerTrusted(chain, keyExchange));
      }
    }
    return Verdict.untrusted(
        wrongDate(chain[0]).orElse(isSigned ? CertificateNames.otherThan(host, chain[0]) : nobody));
  }

  private interface Check {
    void run() throws CertificateException;
  }

  private static boolean isTrusted(Check check) {
    try {
      check.run();
      return true;
    } catch (CertificateException e) {
      return false;
    }
  }

  /** Returns why the certificate is not valid today. A wrong clock is the usual cause. */
  private Optional<String> wrongDate(X509Certificate certificate) {
    try {
      certificate.checkValidity(Date.from(CLOCK.instant()));
      return Optional.empty();
    } catch (CertificateExpiredException e) {
      return Optional.of("it expired on %s, %s".formatted(day(certificate.getNotAfter()), today()));
    } catch (CertificateNotYetValidException e) {
      return Optional.of(
          "it is valid from %s on, %s".formatted(day(certificate.getNotBefore()), today()));
    }
  }

  private String today() {
    return "and this computer's clock says " + LocalDate.now(CLOCK) + " (is it right?)";
  }

  private static LocalDate day(Date date) {
    return LocalDate.ofInstant(date.toInstant(), ZoneId.systemDefault());
  }
}
