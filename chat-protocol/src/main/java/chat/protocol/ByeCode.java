package chat.protocol;

import java.util.Locale;

/** The stable words of {@code BYE} frames: why the server ends a connection. */
public enum ByeCode {
  /** The client said BYE. */
  BYE,
  /** The same client id said HELLO on another connection. The client does not reconnect. */
  TAKEN_OVER,
  /** Put out by an operator. The client does not reconnect. */
  KICKED,
  /** What came in was no frame. */
  BAD_FRAME,
  SHUTTING_DOWN,
  INTERNAL_ERROR;

  /** The word on the wire, like {@code taken-over}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
