package chat.server.net;

/** A client speaks another protocol, HTTP; the connection ends with the message as its reason. */
final class ForeignProtocolException extends Exception {
  private static final long serialVersionUID = 1L;

  ForeignProtocolException() {
    super("this is a chat server and speaks no HTTP; connect with chat-client or nc");
  }
}
