package chat.client.net.tls;

import chat.protocol.account.Fingerprint;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;

/**
 * The server at the other end of a TLS connection, which has proved that it has the certificate's
 * key. Immutable.
 *
 * @param protocol the version of TLS, as in {@code TLSv1.3}
 * @param suite the cipher suite
 * @param verdict what the authorities say, for the host that was typed
 */
public record TlsPeer(String protocol, String suite, X509Certificate certificate, Verdict verdict) {
  public Fingerprint fingerprint() {
    try {
      return Fingerprint.of(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new AssertionError("it was decoded from these bytes", e);
    }
  }

  /** Returns the version for people, like {@code TLS 1.3}. */
  public String version() {
    return protocol.replace("TLSv", "TLS ");
  }
}
