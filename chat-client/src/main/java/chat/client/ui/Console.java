package chat.client.ui;

import chat.protocol.RoomName;
import java.time.Duration;
import java.util.Optional;

/** What a session is shown on and typed into: a screen, a plain terminal, or a pipe. */
public interface Console extends AutoCloseable {
  View view();

  /** Whether a person is there who can be asked, and who knows what they typed. */
  boolean isForPerson();

  /** Whether it is of any use to measure how long the server takes to answer. */
  default boolean showsLag() {
    return false;
  }

  /** Hands on what is typed, to its end. The stdin thread runs it, and blocks here for input. */
  void read(InputHandler handler);

  /** Whether the input has ended; waits for that a little, where the thread is about to see it. */
  boolean hasEnded(Duration patience) throws InterruptedException;

  /** The room to look at next, if this knows one better than the one after the current one. */
  default Optional<RoomName> nextRoom() {
    return Optional.empty();
  }

  /** Takes what was shown off the screen; lines that are printed stay. */
  default void clear() {}

  /**
   * Leaves everything as it was found. What is shown afterwards on what was taken over is lost; to
   * streams of the process there is nothing to put back.
   */
  @Override
  default void close() {}
}
