package chat.server.net;

import chat.protocol.ByteSink;
import chat.protocol.FrameWriter;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import chat.server.hub.peer.MessageEncoder;

/** Encodes messages as frames. PROTOCOL.md, Frames. Any thread. */
public final class FrameEncoder implements MessageEncoder {
  @Override
  public void encode(ServerMessage message, ByteSink sink) {
    message.encode(new FrameWriter(sink));
  }

  @Override
  public void encodeAck(ServerMessage.Ack ack, Text text, ByteSink sink) {
    encode(ack, sink);
  }
}
