package chat.server.hub;

import chat.protocol.ByteSink;
import java.nio.ByteBuffer;

/**
 * Something in an outbox: encoded messages, maybe shared by many who receive them, whose bytes
 * nobody changes; or the mark that requests are answered by what stands before it.
 */
public final class Chunk {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final ByteBuffer bytes;
  private final Feed feed;
  private final long firstSeq;
  private final int answered;

  private Chunk(ByteBuffer bytes, Feed feed, long firstSeq, int answered) {
    this.bytes = bytes;
    this.feed = feed;
    this.firstSeq = firstSeq;
    this.answered = answered;
  }

  /**
   * Makes a chunk for the room lane: messages of one room or inbox.
   *
   * @param firstSeq the lowest number in it; if it has none, that of the message to come next
   */
  Chunk(ByteBuffer bytes, Feed feed, long firstSeq) {
    this(bytes, feed, firstSeq, 0);
  }

  /** Makes a chunk for the reply lane. */
  public static Chunk reply(ByteSink bytes) {
    return new Chunk(bytes.toByteBuffer(), null, 0, 0);
  }

  /** Makes the mark that requests are answered. */
  public static Chunk answered(int requests) {
    return new Chunk(NOTHING, null, 0, requests);
  }

  /** How many requests are answered once what stands before this is written. */
  public int answered() {
    return answered;
  }

  /** Whether it answers a request, and so can't be had again from the log. */
  public boolean isReply() {
    return feed == null;
  }

  /** How many bytes it has. */
  public int size() {
    return bytes.limit();
  }

  /** What is to be written, with a position of the caller's own. */
  public ByteBuffer bytes() {
    return bytes.duplicate();
  }

  Feed feed() {
    return feed;
  }

  long firstSeq() {
    return firstSeq;
  }
}
