package chat.server.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * The certificate that new connections present; it may be replaced at any time. A handshake that
 * has begun keeps the one that it chose. Any thread.
 */
public final class CurrentCertificate extends X509ExtendedKeyManager {
  private final AtomicReference<Versions> versions;

  /** The certificate, and the one before it, for handshakes that have begun with that. */
  private record Versions(int number, ServerCertificate newest, ServerCertificate before) {
    private Optional<ServerCertificate> of(String alias) {
      if (alias.equals(String.valueOf(number))) {
        return Optional.of(newest);
      }
      return alias.equals(String.valueOf(number - 1)) ? Optional.of(before) : Optional.empty();
    }
  }

  CurrentCertificate(ServerCertificate first) {
    this.versions = new AtomicReference<>(new Versions(1, first, first));
  }

  public ServerCertificate get() {
    return versions.get().newest();
  }

  void replace(ServerCertificate next) {
    versions.updateAndGet(present -> new Versions(present.number() + 1, next, present.newest()));
  }

  @Override
  public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
    Versions present = versions.get();
    boolean fits = present.newest().own().getPublicKey().getAlgorithm().equals(keyType);
    return fits ? String.valueOf(present.number()) : null;
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return versions
        .get()
        .of(alias)
        .map(found -> found.chain().toArray(X509Certificate[]::new))
        .orElse(null);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return versions.get().of(alias).map(ServerCertificate::key).orElse(null);
  }

  @Override
  public String[] getServerAliases(String keyType, Principal[] issuers) {
    String alias = chooseEngineServerAlias(keyType, issuers, null);
    return alias == null ? null : new String[] {alias};
  }

  @Override
  public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
    return chooseEngineServerAlias(keyType, issuers, null);
  }

  /** Returns null: the server never acts as a client. */
  @Override
  public String[] getClientAliases(String keyType, Principal[] issuers) {
    return null;
  }

  @Override
  public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
    return null;
  }
}
