package chat.protocol;

import java.util.Locale;

/** The stable codes of ERROR frames. PROTOCOL.md, Errors, says what each means. */
public enum ErrorCode {
  BAD_FRAME,
  UNKNOWN_VERB,
  MISSING_TOKEN,
  BAD_TOKEN,
  HELLO_FIRST,
  HELLO_TWICE,
  UNSUPPORTED_VERSION,
  BAD_NICK,
  NICK_IN_USE,
  BAD_ROOM,
  NOT_IN_ROOM,
  TOO_MANY_ROOMS,
  NO_SUCH_NICK,
  OUT_OF_ORDER,
  EMPTY_TEXT,
  TOO_LONG,
  NOT_STORED,
  INTERNAL_ERROR;

  /** Returns the code as the wire has it, like {@code nick-in-use}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
