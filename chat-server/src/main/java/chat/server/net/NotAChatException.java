package chat.server.net;

/** A client speaks something else, like HTTP: told so, and put out. */
final class NotAChatException extends Exception {
  private static final long serialVersionUID = 1L;

  NotAChatException() {
    super("this is a chat server and speaks no HTTP; connect with chat-client or nc");
  }
}
