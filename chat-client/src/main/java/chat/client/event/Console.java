package chat.client.event;

import java.util.Optional;

/** What a session shows itself on and is typed into: a screen, a plain terminal, or a pipe. */
public interface Console extends AutoCloseable {
  View view();

  /** Whether a person is there who can be asked, and who knows what they typed. */
  boolean isForPerson();

  /** Whether the round-trip time is shown, so that it is worth measuring. */
  default boolean showsRoundTrip() {
    return false;
  }

  /** Returns whether a person was recently active, so that messages shown count as read. */
  default boolean isAttended() {
    return true;
  }

  /** Returns whether it can turn its echo off at once, also in the middle of a line. */
  default boolean hidesAtOnce() {
    return false;
  }

  /** Whether there is input at all; if not, standard input and its end mean nothing. */
  default boolean hasInput() {
    return true;
  }

  /** Reads the input to its end. The stdin thread runs it, and blocks in it. */
  void read(InputHandler handler);

  /**
   * Returns the page to visit next: the next one with something new, where the console knows which
   * has; else the next in order.
   */
  default Optional<Page> nextPage(PagesSnapshot pages) {
    return pages.afterFront().stream().findFirst();
  }

  /**
   * Waits while so much is to be shown that no more should be read from the server. The reader
   * thread calls it.
   */
  default void awaitCapacity() throws InterruptedException {}

  /** Restores the terminal. Nothing is shown after that. Any thread; a second call does nothing. */
  @Override
  default void close() {}
}
