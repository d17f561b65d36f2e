package chat.client.screen;

import java.time.Duration;

/**
 * Draws what the queue holds in few strokes: the line being typed moves once for many messages. The
 * screen thread runs it.
 */
public final class Painter implements Runnable {
  /** What a stroke draws on. */
  public interface Surface {
    /**
     * Prints the frame's lines above the one being typed, and draws all else that has changed.
     *
     * @return after which time to draw again even if nothing changes, for the clock is shown
     */
    Duration draw(Frame frame);
  }

  /** Between two strokes; nobody sees more of them. */
  private static final Duration PAUSE = Duration.ofMillis(15);

  private final DrawQueue queue;
  private final Surface surface;

  public Painter(DrawQueue queue, Surface surface) {
    this.queue = queue;
    this.surface = surface;
  }

  @Override
  public void run() {
    try {
      Duration next = Duration.ZERO;
      while (queue.await(next)) {
        next = surface.draw(queue.take());
        Thread.sleep(PAUSE.toMillis());
      }
      surface.draw(queue.take());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      // The terminal is closed: there is nothing to draw on.
    }
  }
}
