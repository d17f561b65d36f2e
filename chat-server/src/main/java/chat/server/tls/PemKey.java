package chat.server.tls;

import java.io.IOException;
import java.io.StringReader;
import java.security.PrivateKey;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * A private key in PEM: in PKCS #8, or in the older forms of RSA and EC keys. The JDK's providers
 * make the key; BouncyCastle only decodes it. Any thread.
 */
final class PemKey {
  private PemKey() {}

  /**
   * Returns the first private key of a text, which may have other objects before it.
   *
   * @throws IOException if there is none
   */
  static PrivateKey parse(String pem) throws IOException {
    JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      Object part = parser.readObject();
      while (part != null) {
        if (part instanceof PrivateKeyInfo info) {
          return converter.getPrivateKey(info);
        }
        if (part instanceof PEMKeyPair pair) {
          return converter.getPrivateKey(pair.getPrivateKeyInfo());
        }
        part = parser.readObject();
      }
    }
    throw new IOException("no private key");
  }
}
