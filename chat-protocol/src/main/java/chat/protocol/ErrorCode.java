package chat.protocol;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * The stable codes of ERROR frames. PROTOCOL.md, Errors, says what each means.
 *
 * <p>A refusal is permanent: the request would be refused again, and the id of a refused message is
 * used up. A temporary one says that the same request may succeed later.
 */
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
  EMPTY_TEXT,
  TOO_LONG,
  QUOTA,
  NOT_STORED(true),
  INTERNAL_ERROR,
  AUTH_REQUIRED,
  AUTH_FAILED,
  NICK_CLAIMED,
  NOT_CONFIDENTIAL,
  BAD_PASSWORD,
  RATE_LIMITED(true),
  NO_RIGHT,
  MUTED,
  SLOW,
  BANNED,
  KICKED,
  NO_SUCH_MESSAGE,
  TOO_LATE,
  BAD_SETTING,
  NO_SUCH_BAN,
  NO_SUCH_REPORT,
  ROOM_EXISTS;

  private final boolean temporary;

  ErrorCode() {
    this(false);
  }

  ErrorCode(boolean temporary) {
    this.temporary = temporary;
  }

  public boolean isTemporary() {
    return temporary;
  }

  /** Returns whether a received code is temporary; an unknown one counts as permanent. */
  public static boolean isTemporary(String word) {
    return Stream.of(values()).anyMatch(code -> code.temporary && code.word().equals(word));
  }

  /** Returns the code as the wire has it, like {@code nick-in-use}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
