package chat.server.hub;

import chat.protocol.ByteSink;
import chat.protocol.ServerMessage;
import chat.protocol.Text;

/** One of the forms in which clients are written to. Has no state: encodings are shared. */
public interface Wire {
  /** Appends a message, or nothing if clients of this wire need not know of it. */
  void encode(ServerMessage message, ByteSink sink);

  /** Appends the sign that one's own message is stored. */
  void encodeAck(ServerMessage.Ack ack, Text text, ByteSink sink);
}
