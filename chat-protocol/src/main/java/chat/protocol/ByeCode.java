package chat.protocol;

import java.util.Locale;
import java.util.stream.Stream;

/** The stable codes of BYE frames: why the server closes a connection. */
public enum ByeCode {
  /** The client said BYE. */
  BYE(false),
  /** The same client id logged in on another connection; a reconnect would disconnect that one. */
  TAKEN_OVER(false),
  /** The device was logged out from another one. */
  LOGGED_OUT(false),
  /** An operator disconnected the client. */
  KICKED(false),
  /** The client sent bytes that are no frame, and would send them again. */
  BAD_FRAME(false),
  /** The client kept the server waiting: for HELLO, for the rest of a frame, or for any byte. */
  TIMEOUT(true),
  SHUTTING_DOWN(true),
  /** Another server has the chat; the client reconnects there, without a pause. */
  MOVED(true),
  /** The connection held most memory while the server had too little. */
  OVERLOADED(true),
  INTERNAL_ERROR(true);

  private final boolean reconnects;

  ByeCode(boolean reconnects) {
    this.reconnects = reconnects;
  }

  /** Returns whether a client reconnects: after a pause, unless it was moved. */
  public boolean reconnects() {
    return reconnects;
  }

  /** Returns whether a client reconnects after a received code; it does after an unknown one. */
  public static boolean reconnects(String word) {
    return Stream.of(values()).allMatch(code -> code.reconnects || !code.word().equals(word));
  }

  /** Returns whether a word is one of these codes. */
  public static boolean isOne(String word) {
    return Stream.of(values()).anyMatch(code -> code.word().equals(word));
  }

  /** Returns the code as the wire has it, like {@code taken-over}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
