package chat.server.tls;

import chat.network.LocalAddress;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes a certificate that no authority has signed: people compare its fingerprint. Any thread. */
final class OwnCertificate {
  /** Long, because users have to confirm the fingerprint of each new certificate. */
  private static final Duration VALIDITY = Duration.ofDays(10 * 365);

  /** How far the clocks of clients may be behind. */
  private static final Duration SLOW_CLOCKS = Duration.ofDays(2);

  private static final int SERIAL_BITS = 128;

  private OwnCertificate() {}

  /** Returns a new certificate, with the names and addresses that this computer has now. */
  static ServerCertificate make(Instant now) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      X509v3CertificateBuilder builder = builder(pair, now);
      return new ServerCertificate(
          List.of(
              new JcaX509CertificateConverter()
                  .getCertificate(
                      builder.build(
                          new JcaContentSignerBuilder("SHA256withECDSA")
                              .build(pair.getPrivate())))),
          pair.getPrivate());
    } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
      throw new IllegalStateException("this Java can't make a certificate: " + e.getMessage(), e);
    }
  }

  private static X509v3CertificateBuilder builder(KeyPair pair, Instant now)
      throws CertIOException {
    X500Principal name = new X500Principal("CN=chat-server");
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0),
            Date.from(now.minus(SLOW_CLOCKS)),
            Date.from(now.plus(VALIDITY)),
            name,
            pair.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names()));
    return builder;
  }

  /**
   * Returns the names for clients that check them: those that accept the certificate as an
   * authority.
   */
  private static GeneralName[] names() {
    List<GeneralName> names = new ArrayList<>();
    hostNames().forEach(name -> names.add(new GeneralName(GeneralName.dNSName, name)));
    addresses().forEach(name -> names.add(new GeneralName(GeneralName.iPAddress, name)));
    return names.toArray(GeneralName[]::new);
  }

  private static Set<String> hostNames() {
    Set<String> names = new LinkedHashSet<>(List.of("localhost"));
    try {
      String name = InetAddress.getLocalHost().getHostName();
      if (name.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,200}[A-Za-z0-9])?")) {
        names.add(name);
      }
    } catch (UnknownHostException e) {
      // This computer does not know its own name.
    }
    return names;
  }

  private static Set<String> addresses() {
    Set<String> addresses = new LinkedHashSet<>();
    try {
      LocalAddress.all().forEach(one -> addresses.add(one.text()));
    } catch (SocketException e) {
      // The certificate has names alone.
    }
    return addresses;
  }
}
