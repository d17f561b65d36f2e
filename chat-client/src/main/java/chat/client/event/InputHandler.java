package chat.client.event;

import java.util.List;
import java.util.Optional;

/**
 * Takes what is typed or piped in. The stdin thread calls it, and waits in it for the session's
 * verdict: while 1,000 messages are pending, and until the server has welcomed us.
 */
public interface InputHandler {
  /** Returns whether bytes are wanted instead of lines. Asked once, at the first input. */
  boolean wantsBytes() throws InterruptedException;

  /** Takes the bytes {@code [from, to)}, and waits until they are written. False if it is over. */
  boolean bytes(byte[] bytes, int from, int to) throws InterruptedException;

  /** Takes lines. Returns false if no more input is wanted. */
  boolean lines(List<InputLine> lines) throws InterruptedException;

  /**
   * Returns whether the next line must be typed without echo. Waits for the end of a login, which
   * may need a password.
   */
  default boolean awaitsSecret() throws InterruptedException {
    return false;
  }

  /**
   * Returns whether a line is a command that is followed by a line without echo. Never waits; any
   * thread.
   */
  default boolean asksSecret(String line) {
    return false;
  }

  /** Takes note that the input has ended. */
  void end() throws InterruptedException;

  /**
   * Returns why a line would be refused as things are, so that it can be corrected before it is
   * handed over. Waits for nothing; any thread.
   */
  Optional<String> complaint(String line);
}
