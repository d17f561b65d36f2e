package chat.server.hub.account;

import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.Nick;
import chat.protocol.RefusedException;
import chat.server.hub.state.Person;
import chat.server.log.LogException;
import chat.server.log.account.AccountStore;
import chat.server.log.account.Claim;
import java.util.Optional;

/** Which nicks belong to accounts, and are refused to all others. The hub's thread. */
public final class Claims {
  private final AccountStore store;

  public Claims(AccountStore store) {
    this.store = store;
  }

  /** Returns whether a nick belongs to an account, or looks like one that does. */
  public boolean isClaimed(Nick nick) throws LogException {
    return store.claim(nick).isPresent();
  }

  /** Returns whether a nick is an account's, or looks like it. */
  public boolean belongsTo(long account, Nick nick) throws LogException {
    return store.claim(nick).filter(claim -> claim.account() == account).isPresent();
  }

  /** Returns the number of the account whose nick this is, in any spelling. */
  public Optional<Long> account(Nick nick) throws LogException {
    return store.claim(nick).filter(Claim::isExact).map(Claim::account);
  }

  /**
   * Refuses a nick that belongs to an account, or looks like one that does, to all others.
   *
   * @param person the one that requests it; empty for a new user
   */
  public void check(ClientMessage request, Nick nick, Optional<Person> person)
      throws RefusedException, LogException {
    // A guest may retain a nick that only became a look-alike later.
    if (person.filter(known -> known.nick().equals(nick)).isPresent()) {
      return;
    }
    Optional<Claim> claim = store.claim(nick);
    if (claim.isPresent()) {
      throw refusal(request, nick, claim.get());
    }
  }

  private static RefusedException refusal(ClientMessage request, Nick nick, Claim claim) {
    return claim.isExact()
        ? request.refusal(
            ErrorCode.AUTH_REQUIRED,
            "the nick %s belongs to an account; if it is yours, /login %s"
                .formatted(nick, claim.nick()))
        : request.refusal(
            ErrorCode.NICK_CLAIMED,
            "the nick %s looks like %s, which belongs to an account".formatted(nick, claim.nick()));
  }
}
