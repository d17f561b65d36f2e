package chat.server.hub;

import chat.protocol.ByteSink;
import chat.protocol.ServerMessage;
import chat.protocol.Text;

/**
 * One of the forms in which messages are written to clients. Has no state: encodings are shared.
 */
public interface MessageEncoder {
  /** Appends a message, or nothing if clients that read this form need not know of it. */
  void encode(ServerMessage message, ByteSink sink);

  /** Appends the sign that one's own message is stored. */
  void encodeAck(ServerMessage.Ack ack, Text text, ByteSink sink);
}
