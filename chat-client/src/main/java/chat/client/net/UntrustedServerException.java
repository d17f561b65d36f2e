package chat.client.net;

import chat.client.net.tls.TlsPeer;
import java.io.IOException;
import java.util.Optional;

/**
 * A server is not trusted, or not known yet; the client has sent it nothing. The message is for a
 * person, and may have several lines.
 */
public final class UntrustedServerException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<TlsPeer> unknown;

  /**
   * A server that the client must not send anything.
   *
   * @param unknown the server, if a person may decide about it: it was never seen before
   */
  public UntrustedServerException(String message, Optional<TlsPeer> unknown) {
    super(message);
    this.unknown = unknown;
  }

  public Optional<TlsPeer> unknown() {
    return unknown;
  }
}
