package chat.server.net.input;

/**
 * How fast one connection may send before it is read more slowly.
 *
 * @param messages a second; 0: no limit
 */
public record RateLimit(int messages) {
  public RateLimit {
    if (messages < 0) {
      throw new IllegalArgumentException("limit " + messages + " is negative");
    }
  }

  /** Returns how many messages one connection may send at once before the rate limits it. */
  public int burst() {
    return TokenBucket.CAPACITY;
  }
}
