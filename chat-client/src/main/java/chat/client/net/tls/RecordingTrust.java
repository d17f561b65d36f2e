package chat.client.net.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Accepts any certificate during one handshake, and records it with the authorities' verdict: a
 * person's answer would take longer than servers wait for a handshake. The thread that connects
 * runs it.
 */
final class RecordingTrust extends X509ExtendedTrustManager {
  private final Authorities authorities;
  private Optional<X509Certificate> certificate = Optional.empty();
  private Verdict verdict = Verdict.untrusted("it was not shown");

  RecordingTrust(Authorities authorities) {
    this.authorities = authorities;
  }

  /** Returns the server's certificate; empty before the server has shown it. */
  Optional<X509Certificate> certificate() {
    return certificate;
  }

  Verdict verdict() {
    return verdict;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
      throws CertificateException {
    if (chain.length == 0 || !(socket instanceof SSLSocket encrypted)) {
      throw new CertificateException("no certificate");
    }
    certificate = Optional.of(chain[0]);
    verdict = authorities.verdict(chain, keyExchange, encrypted);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("only sockets are used");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String keyExchange)
      throws CertificateException {
    throw new CertificateException("only sockets are used");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
      throws CertificateException {
    throw new CertificateException("this is a client");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("this is a client");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String keyExchange)
      throws CertificateException {
    throw new CertificateException("this is a client");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
