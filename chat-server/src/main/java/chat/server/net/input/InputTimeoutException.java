package chat.server.net.input;

/** A client kept the reader waiting for too long; the connection ends with the message. */
final class InputTimeoutException extends Exception {
  private static final long serialVersionUID = 1L;

  InputTimeoutException(String reason) {
    super(reason, null, false, false);
  }
}
