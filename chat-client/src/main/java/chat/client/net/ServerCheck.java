package chat.client.net;

import chat.client.net.tls.TlsPeer;
import chat.protocol.account.Fingerprint;
import java.util.Optional;

/** Decides whether a server is trusted. The thread that connects runs it. */
public interface ServerCheck {
  /**
   * Returns if the server is trusted; nothing was sent to it until then.
   *
   * @throws UntrustedServerException if it is not
   */
  void require(ServerAddress address, TlsPeer peer) throws UntrustedServerException;

  /**
   * Like {@link #require(ServerAddress, TlsPeer)}, for a server that another one has announced.
   *
   * @param vouched the fingerprint that it announced; empty if it knew none
   */
  default void require(ServerAddress address, TlsPeer peer, Optional<Fingerprint> vouched)
      throws UntrustedServerException {
    require(address, peer);
  }

  /**
   * Returns if the client may speak unencrypted with a server, without a question.
   *
   * @throws UntrustedServerException if it may not; the message is for a person
   */
  default void requirePlain(ServerAddress address) throws UntrustedServerException {}
}
