package chat.client.net.tls;

import java.io.IOException;

/** No TLS connection could be negotiated; the message is a clause that says why. */
public final class HandshakeException extends IOException {
  private static final long serialVersionUID = 1L;

  HandshakeException(String why, Throwable cause) {
    super(why, cause);
  }
}
