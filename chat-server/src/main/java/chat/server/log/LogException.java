package chat.server.log;

/** The log could not do it; nothing of what it was asked to store is stored. */
public final class LogException extends Exception {
  private static final long serialVersionUID = 1L;

  public LogException(String message, Throwable cause) {
    super(message, cause);
  }
}
