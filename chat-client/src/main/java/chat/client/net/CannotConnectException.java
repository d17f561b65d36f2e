package chat.client.net;

import java.io.IOException;

/** No connection could be made; the message says to whom, why, and what to try. */
public final class CannotConnectException extends IOException {
  private static final long serialVersionUID = 1L;

  CannotConnectException(ServerAddress address, String why, IOException cause) {
    super("cannot connect to " + address + ": " + why, cause);
  }
}
