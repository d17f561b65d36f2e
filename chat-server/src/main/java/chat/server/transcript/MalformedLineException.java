package chat.server.transcript;

/** Refuses a line that its format does not have; the message says why, as a clause for people. */
public final class MalformedLineException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedLineException(String message) {
    super(message, null, false, false);
  }
}
