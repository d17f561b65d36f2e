package chat.server.net;

import chat.server.hub.peer.Replay;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * What a writer does next: writes the buffers, then one page of the replay.
 *
 * @param isLast whether nothing comes after it
 */
record OutboxBatch(List<ByteBuffer> buffers, Optional<Replay> replay, boolean isLast) {
  private static final OutboxBatch NONE = new OutboxBatch(List.of(), Optional.empty(), false);

  /** Nothing: the writer that takes it ends. */
  static OutboxBatch none() {
    return NONE;
  }

  static OutboxBatch farewell(byte[] bytes) {
    return new OutboxBatch(List.of(ByteBuffer.wrap(bytes)), Optional.empty(), true);
  }

  boolean isNone() {
    return buffers.isEmpty() && replay.isEmpty();
  }
}
