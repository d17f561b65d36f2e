package chat.client.session.login;

import chat.protocol.ErrorCode;
import chat.protocol.ServerMessage;
import java.util.Map;

/** What a refused HELLO means for the login. */
enum HelloRefusal {
  /** The client is logged in already: the user typed a nick just when the link changed. */
  LOGGED_IN,
  /** The nick belongs to an account, whose password is needed. */
  ACCOUNT,
  /** Another user has the nick; a variant may be free. */
  NICK_IN_USE,
  /** Nobody may have the nick. */
  RESERVED,
  /** The nick looks like one that belongs to an account. */
  LOOK_ALIKE,
  /** No other nick would help. */
  FINAL;

  private static final Map<String, HelloRefusal> BY_CODE =
      Map.of(
          ErrorCode.HELLO_TWICE.word(), LOGGED_IN,
          ErrorCode.AUTH_REQUIRED.word(), ACCOUNT,
          ErrorCode.NICK_IN_USE.word(), NICK_IN_USE,
          ErrorCode.BAD_NICK.word(), RESERVED,
          ErrorCode.NICK_CLAIMED.word(), LOOK_ALIKE);

  static HelloRefusal of(ServerMessage.Refused answer) {
    return BY_CODE.getOrDefault(answer.code(), FINAL);
  }
}
