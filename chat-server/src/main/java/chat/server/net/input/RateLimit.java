package chat.server.net.input;

/**
 * How fast one connection may send before it is read more slowly; 0: no limit.
 *
 * @param messages a second
 * @param bytes a second
 * @param workPercent how much of each second the server may work for its costly requests
 */
public record RateLimit(int messages, long bytes, int workPercent) {
  public static final RateLimit NONE = new RateLimit(0, 0, 0);

  private static final int BURST = 100;

  public RateLimit {
    if (messages < 0 || bytes < 0 || workPercent < 0) {
      throw new IllegalArgumentException("a limit is negative");
    }
  }

  /** Returns whether input may wait because its client sends too fast. */
  public boolean limitsInput() {
    return messages > 0 || bytes > 0;
  }

  /** Returns how many messages one connection may send at once before the rate limits it. */
  public int burst() {
    return BURST;
  }
}
