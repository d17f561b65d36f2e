package chat.server.hub.delivery;

import chat.protocol.ByteSink;
import chat.protocol.ServerMessage;
import chat.server.hub.peer.Chunk;
import chat.server.hub.peer.MessageEncoder;
import chat.server.hub.state.Room;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Changes of presence in the form of one kind of client; its members share the bytes. */
final class EncodedChanges {
  private final Room room;
  private final int first;
  // Where each change starts, from the first one on, and where the last one ends.
  private final int[] starts;
  private final ByteBuffer bytes;
  private final Chunk all;

  /**
   * Encodes changes.
   *
   * @param changes all changes of the room; an empty one has no message
   * @param first the index of the first one to be encoded
   */
  EncodedChanges(
      Room room, List<Optional<ServerMessage>> changes, int first, MessageEncoder encoder) {
    this.room = room;
    this.first = first;
    this.starts = new int[changes.size() - first + 1];
    ByteSink sink = new ByteSink();
    for (int i = first; i < changes.size(); i++) {
      changes.get(i).ifPresent(message -> encoder.encode(message, sink));
      starts[i - first + 1] = sink.size();
    }
    this.bytes = sink.toByteBuffer();
    this.all = chunkOf(bytes);
  }

  private Chunk chunkOf(ByteBuffer some) {
    return Chunk.ofLog(some, room.log(), room.lastSeq() + 1);
  }

  /** Returns the changes {@code [from, to)}. */
  Chunk chunk(int from, int to) {
    int start = starts[from - first];
    int end = starts[to - first];
    return end - start == bytes.limit() ? all : chunkOf(bytes.slice(start, end - start));
  }
}
