package chat.server.net.input;

import chat.protocol.input.InputBuffer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * Limits how long the reader waits for a framed client: for its HELLO, and for the rest of a frame.
 * Each KiB of a frame that has arrived adds a tenth of the limit, so that a slow network that
 * delivers steadily can deliver a long message, and a client that sends little can't hold on. Only
 * time in which the reader waits for bytes counts, so that neither a full hub nor the rate limit
 * makes a client late. The reader's thread.
 */
final class FrameTimer {
  private static final int STEP_BYTES = 1024;
  private static final int STEPS_PER_LIMIT = 10;

  private final ClientStream stream;
  private final Duration limit;
  private boolean awaitsHello = true;
  private long helloNanos;
  private long frameNanos;

  /**
   * A timer of a client that has begun its first frame.
   *
   * @param limit zero: no limit
   */
  FrameTimer(ClientStream stream, Duration limit) {
    this.stream = stream;
    this.limit = limit;
  }

  void receivedHello() {
    awaitsHello = false;
  }

  /** A frame is complete; what the buffer has after it begins another. */
  void completedFrame() {
    frameNanos = 0;
  }

  /**
   * Reads more into the buffer, which has only the start of a frame, or nothing.
   *
   * @return false at the end of input
   * @throws InputTimeoutException if the client has kept the reader waiting for too long
   */
  boolean fill(InputBuffer input) throws IOException, InputTimeoutException {
    if (limit.isZero() || (input.isEmpty() && !awaitsHello)) {
      stream.unlimitWait();
      return input.fill();
    }
    long waited = awaitsHello ? Math.max(helloNanos, frameNanos) : frameNanos;
    Duration extended = extendedFor(input);
    if (waited >= extended.toNanos()) {
      throw timeout(extended);
    }
    stream.limitWait(extended.toNanos() - waited);
    boolean isInFrame = !input.isEmpty();
    try {
      return input.fill();
    } catch (SocketTimeoutException e) {
      throw timeout(extended);
    } finally {
      helloNanos += stream.waitedNanos();
      frameNanos += isInFrame ? stream.waitedNanos() : 0;
    }
  }

  private Duration extendedFor(InputBuffer input) {
    int steps = awaitsHello ? 0 : input.size() / STEP_BYTES;
    return limit.plus(limit.multipliedBy(steps).dividedBy(STEPS_PER_LIMIT));
  }

  private InputTimeoutException timeout(Duration waited) {
    BigDecimal seconds = BigDecimal.valueOf(waited.toMillis(), 3).stripTrailingZeros();
    return new InputTimeoutException(
        "%s was not complete within %s s"
            .formatted(awaitsHello ? "HELLO" : "a frame", seconds.toPlainString()));
  }
}
