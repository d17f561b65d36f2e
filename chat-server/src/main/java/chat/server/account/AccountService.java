package chat.server.account;

import chat.protocol.ErrorCode;
import chat.protocol.Nick;
import chat.protocol.account.Fingerprint;
import chat.protocol.account.Secret;
import chat.server.log.LogEndedException;
import chat.server.log.LogException;
import chat.server.log.account.AccountStore;
import chat.server.log.account.ReadMark;
import chat.server.log.account.StoredAccount;
import chat.server.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Authenticates users by a store of accounts: hands each request to the accounts' thread, which
 * answers it. Any thread.
 */
public final class AccountService implements Authenticator, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AccountService.class);
  private static final Duration CHALLENGE_LIMIT = Duration.ofSeconds(60);

  private final AccountWork work;
  private final AutoCloseable thread;
  private final PasswordHashing hashing;
  private final Attempts attempts;
  private final PasswordLogins passwords;
  private final DeviceTokens devices;
  private final KeyLogins keys;

  /** Accounts in a store that ends with the process. The caller closes it after this. */
  public static AccountService of(AccountStore store, TimeSource time) {
    return of(store, time, ended -> LOG.error("a bug: the accounts have ended", ended));
  }

  /**
   * Accounts in a store, which the caller closes after this.
   *
   * @param whenEnded called by the accounts' thread when the store has ended, which ends the hub;
   *     what was requested is not answered
   */
  public static AccountService of(
      AccountStore store, TimeSource time, Consumer<LogEndedException> whenEnded) {
    AccountsThread thread = new AccountsThread(whenEnded);
    return new AccountService(
        new AccountWork(store, thread, time),
        new PasswordHashing(new Argon2id(), PasswordHash.Cost.of(Runtime.getRuntime().maxMemory())),
        thread);
  }

  /**
   * A service that works on the caller's threads.
   *
   * @param thread closed with this service
   */
  AccountService(AccountWork work, PasswordHashing hashing, AutoCloseable thread) {
    this.work = work;
    this.hashing = hashing;
    this.thread = thread;
    this.attempts = new Attempts(work.time()::nanoTime);
    this.passwords = new PasswordLogins(work, hashing, attempts);
    this.devices = new DeviceTokens(work);
    this.keys = new KeyLogins(work);
  }

  @Override
  public void register(
      Nick nick, Secret password, Optional<String> address, Consumer<Outcome> answer) {
    work.begin(
        answer,
        () -> {
          try (password) {
            passwords.register(nick, password, address, answer);
          }
        });
  }

  @Override
  public void password(
      Nick nick, Secret password, Optional<String> address, Consumer<Outcome> answer) {
    work.begin(
        answer,
        () -> {
          try (password) {
            passwords.login(nick, PasswordRules.bytes(password), address, answer);
          }
        });
  }

  @Override
  public void token(Secret token, Optional<String> address, Consumer<Outcome> answer) {
    unguessable(
        address,
        outcome -> {
          token.close();
          answer.accept(outcome);
        },
        "wrong or revoked token",
        () -> devices.login(token));
  }

  @Override
  public Challenge challenge(Nick nick, Fingerprint key) {
    return Challenge.random(nick, key, work.time().nanoTime() + CHALLENGE_LIMIT.toNanos());
  }

  @Override
  public void signature(
      Challenge challenge,
      Optional<Fingerprint> certificate,
      String signature,
      Optional<String> address,
      Consumer<Outcome> answer) {
    if (challenge.isExpired(work.time().nanoTime())) {
      work.run(
          answer,
          () ->
              new Outcome.Refused(
                  ErrorCode.AUTH_FAILED, "the challenge is older than a minute; try again"));
      return;
    }
    unguessable(
        address, answer, "wrong nick or key", () -> keys.login(challenge, certificate, signature));
  }

  /** Verifies a proof; empty if it is wrong. */
  private interface Proof {
    Optional<Outcome> compare() throws LogException;
  }

  /**
   * Verifies a proof that nobody can guess. Only the address's failures delay it: if the nick's
   * did, anyone could lock its owner out.
   */
  private void unguessable(
      Optional<String> address, Consumer<Outcome> answer, String refusal, Proof proof) {
    List<String> counted = Attempts.addressKeys(address);
    work.begin(
        answer,
        () -> {
          long wait = attempts.waiting(counted);
          if (wait > Attempts.LONGEST.toNanos()) {
            answer.accept(Refusals.tooMany("failed logins", wait));
            return;
          }
          work.after(wait, answer, () -> answer.accept(compared(counted, refusal, proof)));
        });
  }

  private Outcome compared(List<String> counted, String refusal, Proof proof) throws LogException {
    Optional<Outcome> proved = proof.compare();
    if (proved.isEmpty()) {
      counted.forEach(attempts::failed);
    }
    return proved.orElseGet(() -> new Outcome.Refused(ErrorCode.AUTH_FAILED, refusal));
  }

  @Override
  public void changePassword(
      long account,
      Secret old,
      Secret replacement,
      Optional<String> address,
      Consumer<Outcome> answer) {
    work.begin(
        answer,
        () -> {
          try (old;
              replacement) {
            Optional<StoredAccount> found = work.store().find(account);
            if (found.isEmpty()) {
              answer.accept(Refusals.wrongPassword());
            } else {
              passwords.change(found.get(), PasswordRules.bytes(old), replacement, address, answer);
            }
          }
        });
  }

  @Override
  public void remember(long account, String name, Consumer<Outcome> answer) {
    work.run(answer, () -> devices.add(account, name));
  }

  @Override
  public void devices(long account, Consumer<Outcome> answer) {
    work.run(answer, () -> devices.list(account));
  }

  @Override
  public void revoke(long account, long device, Consumer<Outcome> answer) {
    work.run(answer, () -> devices.revoke(account, device));
  }

  @Override
  public void addKey(long account, String line, Consumer<Outcome> answer) {
    work.run(answer, () -> keys.add(account, line));
  }

  @Override
  public void keys(long account, Consumer<Outcome> answer) {
    work.run(answer, () -> keys.list(account));
  }

  @Override
  public void removeKey(long account, Fingerprint key, Consumer<Outcome> answer) {
    work.run(answer, () -> keys.remove(account, key));
  }

  @Override
  public void read(Map<Long, List<ReadMark>> changed) {
    Map<Long, List<ReadMark>> marks = Map.copyOf(changed);
    work.schedule()
        .after(
            0,
            () -> {
              try {
                work.store().setMarks(marks);
              } catch (LogException e) {
                LOG.warn("can't store what accounts have read: {}", e.getMessage());
              }
            });
  }

  /** Has the accounts' thread carry out an operator's action, without waiting for that. */
  public void operate(Consumer<AccountStore> action) {
    work.schedule().after(0, () -> action.accept(work.store()));
  }

  /** Carries out requests that are due, discards delayed logins, and ends the threads. */
  @Override
  public void close() {
    hashing.close();
    try {
      thread.close();
    } catch (Exception e) {
      throw new IllegalStateException("can't end the accounts' thread", e);
    }
  }
}
