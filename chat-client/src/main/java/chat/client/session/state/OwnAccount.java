package chat.client.session.state;

import chat.protocol.AccountMessage;
import chat.protocol.Nick;
import java.util.Optional;

/** The account that the server has logged us in to. The session thread owns it. */
public final class OwnAccount {
  /** The account of a guest: none. */
  public static final AccountMessage.Account NONE =
      new AccountMessage.Account(Optional.empty(), AccountMessage.GUEST);

  private AccountMessage.Account account = NONE;
  private boolean isConfirmed; // the server has said so on this link
  private boolean isLoginRequested; // on this link, and not answered

  /** The server has logged us in to this account, or out of ours. */
  public void became(AccountMessage.Account now) {
    account = now;
    isConfirmed = true;
  }

  /** A new link is open; its server has yet to confirm our account. */
  public void linkOpened() {
    isConfirmed = false;
  }

  /** The link is lost, and with it the answer to a login. */
  public void linkLost() {
    isLoginRequested = false;
  }

  /** A login was requested: where messages may be sent depends on its answer. */
  public void loginRequested() {
    isLoginRequested = true;
  }

  /** The server has answered a login. */
  public void loginAnswered() {
    isLoginRequested = false;
  }

  /** Returns whether the answer to a login is awaited. */
  public boolean isLoginRequested() {
    return isLoginRequested;
  }

  /** Returns whether the server has confirmed our account on this link. */
  public boolean isConfirmed() {
    return isConfirmed;
  }

  /** Returns the account's number; {@link AccountMessage#GUEST} if we have none. */
  public long number() {
    return account.number();
  }

  /** Returns the account's nick; empty if we have none. */
  public Optional<Nick> nick() {
    return account.nick();
  }

  /** Returns whether it was a bot's when we logged in. */
  public boolean isBot() {
    return account.isBot();
  }

  public boolean isLoggedIn() {
    return account.number() != AccountMessage.GUEST;
  }

  /** Whether this account is ours. */
  public boolean isOurs(long other) {
    return isLoggedIn() && other == account.number();
  }
}
