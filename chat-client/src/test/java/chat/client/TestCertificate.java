package chat.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import chat.protocol.account.Fingerprint;
import java.io.IOException;
import java.math.BigInteger;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate with its key, made by a test. */
record TestCertificate(List<X509Certificate> chain, PrivateKey key) {
  private static final char[] NO_PASSWORD = {};

  /** For how long certificates are valid. */
  record Validity(Instant from, Instant to) {
    static Validity now() {
      return fromNow(Duration.ofDays(-1), Duration.ofDays(1));
    }

    static Validity fromNow(Duration from, Duration to) {
      return new Validity(Instant.now().plus(from), Instant.now().plus(to));
    }
  }

  TestCertificate {
    chain = List.copyOf(chain);
  }

  /** Returns a self-signed certificate, as a server makes its own. */
  static TestCertificate selfSigned(String... names) {
    return issue(List.of(), null, Validity.now(), names);
  }

  /** Returns a certificate authority. */
  static TestCertificate authority() {
    return issue(List.of(), null, Validity.now());
  }

  /** Returns a certificate for a server with these names or addresses, signed by this authority. */
  TestCertificate signs(String... names) {
    return signs(Validity.now(), names);
  }

  TestCertificate signs(Validity validity, String... names) {
    return issue(chain, key, validity, names);
  }

  private static TestCertificate issue(
      List<X509Certificate> issuers, PrivateKey issuer, Validity validity, String... names) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair keys = generator.generateKeyPair();
      var builder =
          new JcaX509v3CertificateBuilder(
              new X500Name(issuers.isEmpty() ? name(names) : subject(issuers.get(0))),
              new BigInteger(63, new java.security.SecureRandom()),
              Date.from(validity.from()),
              Date.from(validity.to()),
              new X500Name(name(names)),
              keys.getPublic());
      if (names.length == 0) {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      } else {
        GeneralName[] general =
            Stream.of(names).map(TestCertificate::generalName).toArray(GeneralName[]::new);
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(general));
      }
      var signer =
          new JcaContentSignerBuilder("SHA256withECDSA")
              .build(issuer == null ? keys.getPrivate() : issuer);
      X509Certificate made =
          new JcaX509CertificateConverter().getCertificate(builder.build(signer));
      return new TestCertificate(
          Stream.concat(Stream.of(made), issuers.stream()).toList(), keys.getPrivate());
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String name(String... names) {
    return names.length == 0 ? "CN=authority of a test" : "CN=server of a test";
  }

  private static String subject(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName();
  }

  private static GeneralName generalName(String name) {
    boolean isAddress = name.matches("[0-9.]+") || name.contains(":");
    return new GeneralName(isAddress ? GeneralName.iPAddress : GeneralName.dNSName, name);
  }

  Fingerprint fingerprint() {
    try {
      return Fingerprint.of(chain.get(0).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Writes the certificate to a file, as PEM. */
  Path writeTo(Path file) throws IOException {
    try {
      return writePem(file, "CERTIFICATE", chain.get(0).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Writes the key to a file, as PEM. */
  Path writeKeyTo(Path file) throws IOException {
    return writePem(file, "PRIVATE KEY", key.getEncoded());
  }

  private static Path writePem(Path file, String type, byte[] der) throws IOException {
    String base64 = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der);
    return Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, base64, type));
  }

  /** Returns the server's side of TLS over a connection. */
  SSLSocket over(Socket network) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("server", key, NO_PASSWORD, chain.toArray(new Certificate[0]));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, NO_PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      SSLSocket socket =
          (SSLSocket)
              context.getSocketFactory().createSocket(network, "client", network.getPort(), false);
      socket.setUseClientMode(false);
      return socket;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
