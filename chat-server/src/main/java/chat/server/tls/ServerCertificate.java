package chat.server.tls;

import chat.protocol.account.Fingerprint;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * A certificate with its private key. Any thread.
 *
 * @param chain the server's own certificate first, each one signed by the next
 */
public record ServerCertificate(List<X509Certificate> chain, PrivateKey key) {
  private static final int PROBE_BYTES = 32;

  public ServerCertificate {
    chain = List.copyOf(chain);
  }

  X509Certificate own() {
    return chain.get(0);
  }

  /** Returns the fingerprint that people compare. */
  public Fingerprint fingerprint() {
    try {
      return Fingerprint.of(own().getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was decoded can't be encoded", e);
    }
  }

  /** Returns when it expires. */
  public Instant expiry() {
    return own().getNotAfter().toInstant();
  }

  Instant validFrom() {
    return own().getNotBefore().toInstant();
  }

  /** Returns whether the key is the certificate's: it signs what the certificate verifies. */
  boolean keyMatches() {
    byte[] probe = new byte[PROBE_BYTES];
    new SecureRandom().nextBytes(probe);
    try {
      PublicKey publicKey = own().getPublicKey();
      if (!publicKey.getAlgorithm().equals(key.getAlgorithm())) {
        return false;
      }
      Signature signature = Signature.getInstance(signatureAlgorithm());
      signature.initSign(key);
      signature.update(probe);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update(probe);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private String signatureAlgorithm() {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> key.getAlgorithm();
    };
  }

  /** Omits the key, which must not get into a log. */
  @Override
  public String toString() {
    return "the certificate " + fingerprint();
  }
}
