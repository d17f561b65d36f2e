package chat.server.net.input;

import chat.protocol.Limits;
import java.time.Duration;

/**
 * What limits the input of one connection.
 *
 * @param maxTextBytes the size of the longest message
 * @param rate how fast the client may send
 * @param completeWithin how long the reader waits for HELLO once frames have begun, and for the
 *     rest of a frame; zero: no limit
 * @param goneWithin how long the reader waits for the rate of a client that is gone
 */
public record InputLimits(
    int maxTextBytes, RateLimit rate, Duration completeWithin, Duration goneWithin) {
  private static final long USUAL_BURST_BYTES = 1 << 20;
  private static final int LENGTH_BYTES = 4;

  /** Returns how many bytes may be sent at once before the rate limits them: any one message. */
  public long burstBytes() {
    return Math.max(USUAL_BURST_BYTES, Limits.maxFrameBytes(maxTextBytes) + LENGTH_BYTES);
  }
}
