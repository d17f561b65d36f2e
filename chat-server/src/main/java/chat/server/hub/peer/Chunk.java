package chat.server.hub.peer;

import chat.protocol.ByteSink;
import chat.server.log.LogName;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * An entry of an outbox: encoded messages, the start of a replay, or the mark that requests are
 * answered by what precedes it. Immutable but for the replay, so that many outboxes may share
 * encoded messages. Any thread.
 */
public final class Chunk {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final ByteBuffer bytes;
  // Null for the reply lane.
  private final LogName log;
  private final long firstSeq;
  private final int answered;
  // Null for all but the start of a replay.
  private final Replay replay;

  private Chunk(ByteBuffer bytes, LogName log, long firstSeq, int answered, Replay replay) {
    this.bytes = bytes;
    this.log = log;
    this.firstSeq = firstSeq;
    this.answered = answered;
    this.replay = replay;
  }

  /**
   * Makes a chunk for the room lane: messages of one room or inbox.
   *
   * @param firstSeq the lowest number in it; if its messages have none, that of the log's next
   *     message
   */
  public static Chunk ofLog(ByteBuffer bytes, LogName log, long firstSeq) {
    return new Chunk(bytes, log, firstSeq, 0, null);
  }

  /** Makes a chunk for the reply lane. */
  public static Chunk reply(ByteSink bytes) {
    return new Chunk(bytes.toByteBuffer(), null, 0, 0, null);
  }

  /** Makes the mark that requests are answered. */
  public static Chunk answered(int requests) {
    return new Chunk(NOTHING, null, 0, requests, null);
  }

  /** Makes the start of a replay, no page of which is sent before what precedes this chunk. */
  public static Chunk startOf(Replay replay) {
    return new Chunk(NOTHING, null, 0, 0, replay);
  }

  /** Returns how many requests are answered once all that precedes this chunk is written. */
  public int answered() {
    return answered;
  }

  /** Returns the replay that starts here. */
  public Optional<Replay> replay() {
    return Optional.ofNullable(replay);
  }

  /** Returns whether it belongs to the reply lane: the log can't supply it again. */
  public boolean isReply() {
    return log == null;
  }

  /** Returns its length in bytes. */
  public int size() {
    return bytes.limit();
  }

  /** Returns the bytes to write, as a buffer with a position of its own. */
  public ByteBuffer bytes() {
    return bytes.duplicate();
  }

  /** Returns the log that its messages belong to; only for a chunk of the room lane. */
  public LogName log() {
    return log;
  }

  /** Returns the lowest number in it. */
  public long firstSeq() {
    return firstSeq;
  }
}
