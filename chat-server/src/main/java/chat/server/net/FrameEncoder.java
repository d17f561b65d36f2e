package chat.server.net;

import chat.protocol.ByteSink;
import chat.protocol.FrameWriter;
import chat.protocol.ModMessage;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import chat.server.hub.peer.MessageEncoder;

/** Encodes messages as frames. PROTOCOL.md, Frames. Any thread. */
public final class FrameEncoder implements MessageEncoder {
  private static final FrameEncoder WITH_CHANGES = new FrameEncoder(true);

  private final boolean knowsChanges;

  /** An encoder for clients that get SKIP in place of EDITED and DELETED. */
  public FrameEncoder() {
    this(false);
  }

  private FrameEncoder(boolean knowsChanges) {
    this.knowsChanges = knowsChanges;
  }

  @Override
  public MessageEncoder withChanges() {
    // One for all clients, which share what it encodes.
    return WITH_CHANGES;
  }

  @Override
  public void encode(ServerMessage message, ByteSink sink) {
    forClient(message).encode(new FrameWriter(sink));
  }

  private ServerMessage forClient(ServerMessage message) {
    if (knowsChanges) {
      return message;
    }
    if (message instanceof ModMessage.Edited edited) {
      return new ServerMessage.Skip(edited.room().value(), edited.seq());
    }
    return message instanceof ModMessage.Deleted deleted
        ? new ServerMessage.Skip(deleted.room().value(), deleted.seq())
        : message;
  }

  @Override
  public void encodePastDeletion(ModMessage.Deleted tombstone, ByteSink sink) {
    if (knowsChanges) {
      encode(tombstone, sink);
    }
  }

  @Override
  public void encodeAck(ServerMessage.Ack ack, Text text, ByteSink sink) {
    encode(ack, sink);
  }
}
