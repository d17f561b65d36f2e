package chat.server.hub;

/** Encoded messages, maybe shared by many who receive them; nobody changes the bytes. */
public final class Chunk {
  private final byte[] bytes;
  private final Feed feed;
  private final long firstSeq;

  /**
   * Makes a chunk for the room lane: messages of one room or inbox.
   *
   * @param firstSeq the lowest number in it; if it has none, that of the message to come next
   */
  Chunk(byte[] bytes, Feed feed, long firstSeq) {
    this.bytes = bytes;
    this.feed = feed;
    this.firstSeq = firstSeq;
  }

  /** Makes a chunk for the reply lane. */
  public static Chunk reply(byte[] bytes) {
    return new Chunk(bytes, null, 0);
  }

  /** Whether it answers a request, and so can't be had again from the log. */
  public boolean isReply() {
    return feed == null;
  }

  /** To be read only. */
  public byte[] bytes() {
    return bytes;
  }

  Feed feed() {
    return feed;
  }

  long firstSeq() {
    return firstSeq;
  }
}
