package chat.server.hub.peer;

import chat.protocol.ByteSink;
import chat.protocol.ServerMessage;
import chat.protocol.Text;

/**
 * Encodes messages for one kind of client. Has no state, so that all its clients share the bytes.
 * Any thread.
 */
public interface MessageEncoder {
  /** Appends a message, or nothing if clients of this kind don't show it. */
  void encode(ServerMessage message, ByteSink sink);

  /** Appends the acknowledgement of a client's own message. */
  void encodeAck(ServerMessage.Ack ack, Text text, ByteSink sink);
}
