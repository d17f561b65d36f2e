package chat.client.net;

import chat.client.net.tls.TlsPeer;

/** Decides whether a server is trusted. The thread that connects runs it. */
public interface ServerCheck {
  /**
   * Returns if the server is trusted; nothing was sent to it until then.
   *
   * @throws UntrustedServerException if it is not
   */
  void require(ServerAddress address, TlsPeer peer) throws UntrustedServerException;
}
