package chat.server.hub.moderation;

import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.Nick;
import chat.protocol.RefusedException;
import chat.server.hub.account.Claims;
import chat.server.hub.state.Users;
import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.account.AccountStore;
import chat.server.log.account.StoredAccount;
import java.util.Optional;

/** Finds accounts by their nicks, and the nicks of accounts. The hub's thread. */
public final class Accounts {
  private final AccountStore store;
  private final Claims claims;
  private final Users users;

  public Accounts(AccountStore store, Claims claims, Users users) {
    this.store = store;
    this.claims = claims;
    this.users = users;
  }

  /** Returns the account of a nick; refuses a nick that no account has. */
  long require(Nick nick, ClientMessage request) throws RefusedException, LogException {
    Optional<Long> account = claims.account(nick);
    if (account.isPresent()) {
      return account.get();
    }
    throw users.byNick(nick).isPresent()
        ? request.refusal(
            ErrorCode.AUTH_REQUIRED,
            "%s has no account; guests have no roles, and can't be invited".formatted(nick))
        : request.refusal(ErrorCode.NO_SUCH_NICK, "no account is " + nick);
  }

  /** Returns the nick of an account; empty if there is none. */
  Optional<Nick> nick(long account) throws LogException {
    return find(account).map(StoredAccount::nick);
  }

  /** Returns an account; empty if there is none. */
  Optional<StoredAccount> find(long account) throws LogException {
    return account == Draft.GUEST ? Optional.empty() : store.registered(account);
  }
}
