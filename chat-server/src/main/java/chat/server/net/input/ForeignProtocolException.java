package chat.server.net.input;

import java.util.OptionalInt;

/** A client speaks another protocol; the connection ends with the message as its reason. */
final class ForeignProtocolException extends Exception {
  private static final long serialVersionUID = 1L;

  ForeignProtocolException(ForeignProtocol protocol) {
    super(protocol.sentence(OptionalInt.empty()), null, false, false);
  }
}
