package chat.client.net;

import java.io.IOException;
import java.net.ConnectException;

/** No connection could be made; the message says to whom, why, and what to try. */
public final class CannotConnectException extends IOException {
  private static final long serialVersionUID = 1L;

  CannotConnectException(ServerAddress address, String why, IOException cause) {
    super("cannot connect to " + address + ": " + why, cause);
  }

  /** Whether nothing listens there: each address that answered has refused the connection. */
  public boolean isRefused() {
    return getCause() instanceof ConnectException;
  }
}
