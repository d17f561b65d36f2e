package chat.server.net;

/** A client speaks something else, like HTTP: told so, and put out. */
final class ForeignProtocolException extends Exception {
  private static final long serialVersionUID = 1L;

  ForeignProtocolException() {
    super("this is a chat server and speaks no HTTP; connect with chat-client or nc");
  }
}
