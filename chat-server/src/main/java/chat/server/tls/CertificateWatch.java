package chat.server.tls;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces the certificate when its files change to usable ones, and logs when it expires soon. Its
 * own thread, {@code certificates}.
 */
final class CertificateWatch {
  static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  /** How long before its expiry a certificate is logged, daily. */
  static final Duration EXPIRES_SOON = Duration.ofDays(14);

  private static final Duration BETWEEN_REPORTS = Duration.ofDays(1);
  private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);

  private final CertificateFiles files;
  private final CurrentCertificate current;
  private final Clock clock;
  private List<String> seen;
  private Instant nextReport = Instant.MIN;

  /**
   * A watch of files that have been read.
   *
   * @param seen the state of the files before they were read
   */
  CertificateWatch(
      CertificateFiles files, List<String> seen, CurrentCertificate current, Clock clock) {
    this.files = files;
    this.seen = seen;
    this.current = current;
    this.clock = clock;
  }

  /** Checks the files until the thread is interrupted. */
  void run() {
    try {
      while (true) {
        try {
          look();
        } catch (RuntimeException e) {
          LOG.error("a bug while looking at the certificate, which stays", e);
        }
        Thread.sleep(BETWEEN_LOOKS.toMillis());
      }
    } catch (InterruptedException e) {
      // The server has stopped.
    }
  }

  void look() {
    List<String> state = files.state();
    Instant now = clock.instant();
    if (!state.equals(seen)) {
      // Set before the files are read, so that a change meanwhile leads to another look.
      seen = state;
      replace(now);
    }
    reportExpiry(now);
  }

  private void replace(Instant now) {
    try {
      ServerCertificate next = files.read(now);
      if (next.chain().equals(current.get().chain())) {
        return;
      }
      current.replace(next);
      nextReport = Instant.MIN;
      LOG.info(
          "new connections get the new certificate {}: {}",
          files.certificate(),
          next.fingerprint());
    } catch (UnusableCertificateException e) {
      LOG.warn("the server continues to use its old certificate: {}", e.getMessage());
    }
  }

  private void reportExpiry(Instant now) {
    Instant expiry = current.get().expiry();
    if (now.plus(EXPIRES_SOON).isBefore(expiry) || now.isBefore(nextReport)) {
      return;
    }
    nextReport = now.plus(BETWEEN_REPORTS);
    LOG.warn(
        "the certificate {} {} at {}: clients will refuse it then. Renew it",
        files.certificate(),
        now.isBefore(expiry) ? "expires" : "expired",
        expiry);
  }
}
