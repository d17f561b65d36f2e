package chat.protocol.command;

/** A line that was typed makes no sense; the message says what would. Nothing was sent. */
public final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message, null, false, false);
  }
}
