package chat.server.net.input;

/** A client speaks another protocol; the connection ends with the message as its reason. */
final class ForeignProtocolException extends Exception {
  private static final long serialVersionUID = 1L;

  ForeignProtocolException(ForeignProtocol protocol) {
    super(protocol.sentence(), null, false, false);
  }
}
