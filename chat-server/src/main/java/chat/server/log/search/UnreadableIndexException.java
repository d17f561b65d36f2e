package chat.server.log.search;

/** The index can't be read, because it is damaged or closed; the messages may be. */
final class UnreadableIndexException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableIndexException(String message, Throwable cause) {
    super(message, cause);
  }
}
