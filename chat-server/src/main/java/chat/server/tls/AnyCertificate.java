package chat.server.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * A client that accepts each certificate. The doctor is one: it connects to this computer itself,
 * sends nothing, and wants to know whether a chat server greets. Any thread.
 */
public final class AnyCertificate extends X509ExtendedTrustManager {
  private AnyCertificate() {}

  /**
   * Returns a socket that encrypts what is sent over another one, which it closes with itself.
   *
   * @throws IOException if the handshake fails, or lasts longer than the socket's time limit
   */
  public static Socket over(Socket network) throws IOException {
    String host = network.getInetAddress().getHostAddress();
    SSLSocket socket =
        (SSLSocket)
            context().getSocketFactory().createSocket(network, host, network.getPort(), true);
    socket.startHandshake();
    return socket;
  }

  /** Returns a context of such clients. */
  public static SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new AnyCertificate()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java speaks no TLS: " + e.getMessage(), e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) {}

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
