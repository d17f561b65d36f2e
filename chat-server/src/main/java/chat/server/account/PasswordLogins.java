package chat.server.account;

import chat.protocol.ErrorCode;
import chat.protocol.Nick;
import chat.protocol.account.Secret;
import chat.protocol.account.Sha256;
import chat.protocol.unicode.NameRules;
import chat.server.log.LogException;
import chat.server.log.account.Claim;
import chat.server.log.account.NickClaimedException;
import chat.server.log.account.StoredAccount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers accounts, and compares passwords: each comparison costs one hashing, whether or not the
 * nick has an account. The accounts' thread.
 */
final class PasswordLogins {
  private static final Logger LOG = LoggerFactory.getLogger(PasswordLogins.class);
  private static final String LOGINS = "failed logins";
  private static final String REGISTRATIONS = "registrations from your address";

  private final AccountWork work;
  private final PasswordHashing hashing;
  private final Attempts attempts;
  private final PasswordWork hashed;

  PasswordLogins(AccountWork work, PasswordHashing hashing, Attempts attempts) {
    this.work = work;
    this.hashing = hashing;
    this.attempts = attempts;
    this.hashed = new PasswordWork(work, hashing, attempts);
  }

  void register(Nick nick, Secret password, Optional<String> address, Consumer<Outcome> answer)
      throws LogException {
    Optional<Outcome> refusal = refusal(nick, password);
    if (refusal.isPresent()) {
      answer.accept(refusal.get());
      return;
    }
    byte[] bytes = PasswordRules.bytes(password);
    // Each registration counts: otherwise one address could claim all nicks.
    List<String> keys = address.map(from -> "registrations from " + from).stream().toList();
    hashed.run(
        keys,
        REGISTRATIONS,
        bytes,
        answer,
        () ->
            () -> {
              String hash = hashing.make(bytes).stored();
              return () -> create(nick, hash);
            });
  }

  private Optional<Outcome> refusal(Nick nick, Secret password) throws LogException {
    if (nick.isReserved()) {
      return Optional.of(
          new Outcome.Refused(
              ErrorCode.BAD_NICK, "nobody can register " + nick + "; take another with /nick"));
    }
    Optional<String> why = PasswordRules.refusal(nick, password);
    if (why.isPresent()) {
      return Optional.of(new Outcome.Refused(ErrorCode.BAD_PASSWORD, why.get()));
    }
    return work.store()
        .find(nick)
        .map(found -> Refusals.claimed(nick, new Claim(found.number(), found.nick(), true)));
  }

  private Outcome create(Nick nick, String hash) throws LogException {
    try {
      long number = work.store().create(nick, hash, work.time().epochMillis());
      return new Outcome.LoggedIn(number, nick, OptionalLong.empty(), List.of());
    } catch (NickClaimedException e) {
      return Refusals.claimed(nick, e.claim());
    }
  }

  void login(Nick nick, byte[] password, Optional<String> address, Consumer<Outcome> answer) {
    List<String> keys = keys(nick, address);
    // Computed for all, and before the password is wiped.
    String token = Sha256.hexOf(password);
    hashed.run(
        keys,
        LOGINS,
        password,
        answer,
        () -> {
          Optional<StoredAccount> account = work.store().find(nick);
          PasswordHash expected = expected(account);
          return () -> {
            boolean matches = hashing.matches(password, expected);
            Optional<String> newer =
                matches && hashing.isOutdated(expected)
                    ? Optional.of(hashing.make(password).stored())
                    : Optional.empty();
            return () ->
                account.isPresent() && (matches || isOnce(account.get(), token))
                    ? loggedIn(account.get(), newer, keys)
                    : Refusals.wrongPassword();
          };
        });
  }

  /** Returns whether the password was a token that logs in to its account once, in its place. */
  private boolean isOnce(StoredAccount account, String digest) throws LogException {
    return account.passwordHash().isEmpty()
        && work.store()
            .takeOnce(digest, work.time().epochMillis())
            .filter(owner -> owner.number() == account.number())
            .isPresent();
  }

  private static List<String> keys(Nick nick, Optional<String> address) {
    List<String> keys = new ArrayList<>(Attempts.addressKeys(address));
    keys.add(nickKey(nick));
    return keys;
  }

  private static String nickKey(Nick nick) {
    return "nick " + NameRules.key(nick.value());
  }

  /** Returns the hash to compare with: a dummy if there is no account. */
  private PasswordHash expected(Optional<StoredAccount> account) {
    return account
        .flatMap(found -> PasswordHash.parse(found.passwordHash()))
        .orElse(hashing.dummy());
  }

  private Outcome loggedIn(StoredAccount account, Optional<String> newer, List<String> keys)
      throws LogException {
    succeeded(account, keys);
    if (newer.isPresent()) {
      replaceHash(account, newer.get());
    }
    return work.loggedIn(account);
  }

  /** Stores the hash of new cost, unless the password was changed while it was computed. */
  private void replaceHash(StoredAccount account, String newer) {
    try {
      if (hasStillPasswordOf(account)) {
        work.store().setPassword(account.number(), newer);
      }
    } catch (LogException e) {
      // A full disk locks nobody out: the next login tries again.
      LOG.warn("can't store the new hash of {}: {}", account.nick(), e.getMessage());
    }
  }

  /** Forgets the failures of the nick. Those of the address stay, or its owner could clear them. */
  private void succeeded(StoredAccount account, List<String> keys) {
    keys.forEach(attempts::succeeded);
    attempts.forget(nickKey(account.nick()));
  }

  void change(
      StoredAccount account,
      byte[] old,
      Secret replacement,
      Optional<String> address,
      Consumer<Outcome> answer) {
    Optional<String> why = PasswordRules.refusal(account.nick(), replacement);
    if (why.isPresent()) {
      Arrays.fill(old, (byte) 0);
      answer.accept(new Outcome.Refused(ErrorCode.BAD_PASSWORD, why.get()));
      return;
    }
    byte[] bytes = PasswordRules.bytes(replacement);
    List<String> keys = keys(account.nick(), address);
    hashed.run(
        keys,
        LOGINS,
        old,
        outcome -> {
          Arrays.fill(bytes, (byte) 0);
          answer.accept(outcome);
        },
        () -> {
          // Only now: an earlier request may have replaced the password while this one waited.
          StoredAccount present = work.store().find(account.number()).orElse(account);
          PasswordHash expected = expected(Optional.of(present));
          return () -> {
            boolean matches = hashing.matches(old, expected) || present.passwordHash().isEmpty();
            String hash = matches ? hashing.make(bytes).stored() : "";
            return () -> matches ? changed(present, hash, keys) : Refusals.wrongOldPassword();
          };
        });
  }

  private Outcome changed(StoredAccount account, String hash, List<String> keys)
      throws LogException {
    if (!hasStillPasswordOf(account)) {
      // Another request has replaced it while this one was hashed.
      return Refusals.wrongOldPassword();
    }
    succeeded(account, keys);
    work.store().setPassword(account.number(), hash);
    return new Outcome.Done();
  }

  /** Returns whether the password is the one that the account had when it was read. */
  private boolean hasStillPasswordOf(StoredAccount read) throws LogException {
    return work.store()
        .find(read.number())
        .filter(present -> present.passwordHash().equals(read.passwordHash()))
        .isPresent();
  }
}
