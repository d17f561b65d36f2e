package chat.client.net.tls;

import chat.file.FileFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Loads authorities from Java, the system and files. The thread that connects runs it. */
final class TrustStores {
  /** The PEM files in which systems store the authorities that they trust. */
  private static final List<Path> BUNDLES =
      List.of(
          Path.of("/etc/ssl/certs/ca-certificates.crt"),
          Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
          Path.of("/etc/ssl/ca-bundle.pem"),
          Path.of("/etc/ssl/cert.pem"));

  private TrustStores() {}

  /**
   * Returns the authorities that came with Java, or those that {@code javax.net.ssl.trustStore}
   * names.
   */
  static Optional<X509ExtendedTrustManager> ofJava() {
    try {
      return Optional.of(trustManager(null));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the system's authorities; none if {@code javax.net.ssl.trustStore} names others, or if
   * there are none.
   */
  static Optional<X509ExtendedTrustManager> ofSystem(Optional<Path> bundle) {
    if (System.getProperty("javax.net.ssl.trustStore") != null) {
      return Optional.empty();
    }
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    try {
      if (bundle.isEmpty() && os.startsWith("windows")) {
        return Optional.of(ofStore("Windows-ROOT"));
      }
      if (bundle.isEmpty() && os.startsWith("mac")) {
        return Optional.of(ofStore("KeychainStore"));
      }
      Optional<Path> file = bundle.or(() -> BUNDLES.stream().filter(Files::exists).findFirst());
      return file.isEmpty() ? Optional.empty() : Optional.of(ofFile(file.get()));
    } catch (IOException | GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the authorities of a PEM file.
   *
   * @throws IOException if it can't be read, or has no certificates; the message is for a person
   */
  static X509ExtendedTrustManager ofFile(Path file) throws IOException {
    try {
      Collection<? extends Certificate> certificates = certificates(file);
      if (certificates.isEmpty()) {
        throw new IOException(file + " contains no certificate: name a PEM file of authorities");
      }
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate certificate : certificates) {
        store.setCertificateEntry("authority-" + number++, certificate);
      }
      return trustManager(store);
    } catch (CertificateException e) {
      throw new IOException(file + " is no PEM file of certificates", e);
    } catch (GeneralSecurityException e) {
      throw new IOException("Java can't use the authorities in " + file + ": " + e.getMessage(), e);
    }
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws IOException, CertificateException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in);
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file " + file, e);
    } catch (IOException e) {
      throw new IOException("can't read " + file + ": " + FileFailure.reason(e), e);
    }
  }

  private static X509ExtendedTrustManager ofStore(String type)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(type);
    store.load(null, null);
    return trustManager(store);
  }

  /** Returns a manager that trusts these authorities; null for Java's. */
  private static X509ExtendedTrustManager trustManager(KeyStore authorities)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager extended) {
        return extended;
      }
    }
    throw new GeneralSecurityException("Java has no trust manager for X.509");
  }
}
