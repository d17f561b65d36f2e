package chat.protocol;

import java.util.Locale;

/** The stable codes of BYE frames: why the server closes a connection. */
public enum ByeCode {
  /** The client said BYE. */
  BYE,
  /** The same client id logged in on another connection. The client does not reconnect. */
  TAKEN_OVER,
  /** An operator disconnected the client. The client does not reconnect. */
  KICKED,
  /** The client sent bytes that are no frame. */
  BAD_FRAME,
  SHUTTING_DOWN,
  INTERNAL_ERROR;

  /** Returns the code as the wire has it, like {@code taken-over}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
