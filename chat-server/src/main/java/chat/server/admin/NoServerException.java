package chat.server.admin;

import java.io.IOException;

/** No server answers in a folder; the message says what to do. */
public final class NoServerException extends IOException {
  private static final long serialVersionUID = 1L;

  NoServerException(String message, Throwable cause) {
    super(message, cause);
  }
}
