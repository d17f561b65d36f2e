package chat.server.tls;

import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;

/**
 * Makes the server's TLS engines: TLS 1.3, and 1.2 with forward secrecy and an authenticating
 * cipher. Any thread.
 */
public final class TlsContext {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
  private static final String FASTEST = "TLS_AES_128_GCM_SHA256";

  /**
   * How many sessions of TLS 1.2 it retains for resumption; clients of 1.3 retain theirs in
   * tickets.
   */
  private static final int SESSIONS = 100;

  private static final int SESSION_SECONDS = 3600;

  private static final String DISABLED_EXTENSIONS = "jdk.tls.server.disableExtensions";

  // The server has one certificate, whatever name a client expects. The JDK would refuse names that
  // are no host names: ncat sends what was typed, also an IPv6 address or my_host. It reads the
  // property when the first handshake of a server in this process begins.
  static {
    String more = System.getProperty(DISABLED_EXTENSIONS, "");
    System.setProperty(DISABLED_EXTENSIONS, more.isEmpty() ? "server_name" : more + ",server_name");
  }

  private final SSLContext context;
  private final SSLParameters parameters;

  public TlsContext(CurrentCertificate certificate) {
    try {
      this.context = SSLContext.getInstance("TLS");
      // Clients present no certificates, so the server trusts none.
      context.init(new KeyManager[] {certificate}, new TrustManager[0], null);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS: " + e.getMessage(), e);
    }
    SSLSessionContext sessions = context.getServerSessionContext();
    sessions.setSessionCacheSize(SESSIONS);
    sessions.setSessionTimeout(SESSION_SECONDS);
    this.parameters = context.getDefaultSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    parameters.setCipherSuites(suites(List.of(parameters.getCipherSuites())));
    parameters.setUseCipherSuitesOrder(true);
  }

  private static String[] suites(List<String> all) {
    Stream<String> strong = all.stream().filter(TlsContext::isStrong);
    return strong
        .sorted(Comparator.comparing((String suite) -> !suite.equals(FASTEST)))
        .toArray(String[]::new);
  }

  private static boolean isStrong(String suite) {
    boolean isOf13 = suite.startsWith("TLS_AES_") || suite.startsWith("TLS_CHACHA20_");
    boolean isForwardSecret = suite.startsWith("TLS_ECDHE_");
    boolean detectsChanges = suite.contains("_GCM_") || suite.contains("_CHACHA20_");
    return isOf13 || (isForwardSecret && detectsChanges);
  }

  /** Returns the engine of a new connection. */
  public SSLEngine engine() {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setSSLParameters(parameters);
    return engine;
  }
}
