package chat.protocol.command;

/** Refuses a malformed line; the message says what to type instead. Nothing was sent. */
public final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message, null, false, false);
  }
}
