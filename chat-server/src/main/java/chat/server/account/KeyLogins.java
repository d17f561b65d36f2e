package chat.server.account;

import chat.protocol.ErrorCode;
import chat.protocol.account.Fingerprint;
import chat.protocol.account.KeyLogin;
import chat.server.log.LogException;
import chat.server.log.account.StoredAccount;
import chat.server.log.account.StoredKey;
import java.util.List;
import java.util.Optional;

/** Logs in by signatures, adds and removes keys. The accounts' thread. */
final class KeyLogins {
  private static final int MAX_KEYS = 50;
  private static final int MAX_COMMENT_CHARS = 200;

  private final AccountWork work;

  KeyLogins(AccountWork work) {
    this.work = work;
  }

  /**
   * Logs in by a signature; empty if it is wrong.
   *
   * @param certificate that of the server which the client saw
   */
  Optional<Outcome> login(Challenge challenge, Optional<Fingerprint> certificate, String signature)
      throws LogException {
    // Verified first and always, so that the time does not reveal whether the account has the key.
    byte[] signed = KeyLogin.signed(challenge.nick().value(), certificate, challenge.nonce());
    boolean isSigned =
        SshSignature.parse(signature)
            .filter(parsed -> parsed.key().equals(challenge.key()))
            .filter(parsed -> parsed.verify(KeyLogin.NAMESPACE, signed))
            .isPresent();
    Optional<StoredAccount> account = work.store().find(challenge.nick());
    if (!isSigned || account.isEmpty() || !hasKey(account.get(), challenge.key())) {
      return Optional.empty();
    }
    return Optional.of(work.loggedIn(account.get()));
  }

  private boolean hasKey(StoredAccount account, Fingerprint key) throws LogException {
    return work.store().keys(account.number()).stream()
        .anyMatch(stored -> stored.fingerprint().equals(key.toString()));
  }

  Outcome add(long account, String line) throws LogException {
    SshKey key;
    try {
      key = SshKey.parse(line);
    } catch (IllegalArgumentException e) {
      return new Outcome.Refused(ErrorCode.BAD_TOKEN, e.getMessage());
    }
    List<StoredKey> keys = work.store().keys(account);
    if (keys.size() >= MAX_KEYS) {
      return new Outcome.Refused(
          ErrorCode.QUOTA,
          "an account has at most " + MAX_KEYS + " keys; remove one with /key remove");
    }
    String fingerprint = key.fingerprint().toString();
    String comment = cut(key.comment());
    work.store()
        .addKey(
            account, new StoredKey(fingerprint, key.encoded(), comment, work.time().epochMillis()));
    return new Outcome.Keys(
        work.store().keys(account).stream()
            .filter(stored -> stored.fingerprint().equals(fingerprint))
            .toList());
  }

  private static String cut(String comment) {
    return comment.codePointCount(0, comment.length()) <= MAX_COMMENT_CHARS
        ? comment
        : comment.substring(0, comment.offsetByCodePoints(0, MAX_COMMENT_CHARS));
  }

  Outcome list(long account) throws LogException {
    return new Outcome.Keys(work.store().keys(account));
  }

  Outcome remove(long account, Fingerprint key) throws LogException {
    return work.store().removeKey(account, key.toString())
        ? new Outcome.Done()
        : new Outcome.Refused(ErrorCode.BAD_TOKEN, "you have no such key; /key lists them");
  }
}
