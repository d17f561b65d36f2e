package chat.client.ui;

import java.time.Duration;

/** What a session is shown on and typed into: a screen, a plain terminal, or a pipe. */
public interface Console extends AutoCloseable {
  View view();

  /** Whether a person is there who can be asked, and who knows what they typed. */
  boolean isForPerson();

  /** Hands on what is typed, to its end. The stdin thread runs it, and blocks here for input. */
  void read(InputHandler handler);

  /** Whether the input has ended; waits for that a little, where the thread is about to see it. */
  boolean hasEnded(Duration patience) throws InterruptedException;

  /** Leaves everything as it was found. What is shown afterwards is lost. */
  @Override
  void close();
}
