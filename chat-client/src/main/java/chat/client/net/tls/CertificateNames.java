package chat.client.net.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The hosts that a certificate names. Any thread. */
final class CertificateNames {
  private static final int MAX_SHOWN = 3;

  /** Only these are shown: an attacker's certificate may contain escape sequences. */
  private static final Pattern PRINTABLE = Pattern.compile("[A-Za-z0-9.*:_-]{1,253}");

  private CertificateNames() {}

  /** Returns the clause that it is for other hosts than this one. */
  static String otherThan(String host, X509Certificate certificate) {
    List<String> names = names(certificate);
    return names.isEmpty()
        ? "it is not for " + host
        : "it is for %s, not for %s"
            .formatted(
                String.join(", ", names.subList(0, Math.min(MAX_SHOWN, names.size()))), host);
  }

  private static List<String> names(X509Certificate certificate) {
    try {
      return Optional.ofNullable(certificate.getSubjectAlternativeNames())
          .orElse(List.of())
          .stream()
          .map(CertificateNames::text)
          .filter(PRINTABLE.asMatchPredicate())
          .toList();
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }

  /**
   * Returns a name's value. The JDK's list has its kind, a number, and its value, for hosts and
   * addresses a text.
   */
  private static String text(Collection<?> name) {
    return name.stream().skip(1).findFirst().map(Object::toString).orElse("");
  }
}
