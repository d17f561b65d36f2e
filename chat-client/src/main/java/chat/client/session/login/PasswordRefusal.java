package chat.client.session.login;

import chat.client.net.LinkSecurity;
import chat.client.session.state.OwnAccount;
import chat.protocol.AuthRequest;
import chat.protocol.ErrorCode;
import java.util.Optional;

/**
 * Why the client refuses a command that needs a password, before it asks for one.
 *
 * @param code the one that a server would answer with
 */
public record PasswordRefusal(ErrorCode code, String sentence) {
  /**
   * Returns why such a request would be refused; empty if it may succeed.
   *
   * @param isSettled whether no request is under way that may change the account
   */
  public static Optional<PasswordRefusal> of(
      AuthRequest.Action action, LinkSecurity security, OwnAccount account, boolean isSettled) {
    if (!security.isConfidential()) {
      return refusal(
          ErrorCode.NOT_CONFIDENTIAL,
          "passwords are sent over TLS or to this computer only: chat-client --tls HOST");
    }
    boolean needsAccount = action == AuthRequest.Action.CHANGE;
    if (!isSettled || account.isLoggedIn() == needsAccount) {
      return Optional.empty();
    }
    if (needsAccount) {
      return refusal(
          ErrorCode.AUTH_REQUIRED,
          "you are not logged in, so you have no password to change: /login NICK logs you in,"
              + " /register makes your nick an account");
    }
    String who = "you are logged in as " + account.nick().orElseThrow();
    return refusal(
        ErrorCode.NICK_CLAIMED,
        action == AuthRequest.Action.REGISTER
            ? who + ", so the nick is yours already: /password changes its password"
            : who + ": /logout first, then /login NICK");
  }

  private static Optional<PasswordRefusal> refusal(ErrorCode code, String sentence) {
    return Optional.of(new PasswordRefusal(code, sentence));
  }
}
