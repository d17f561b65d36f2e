package chat.server.account;

import chat.protocol.Nick;
import chat.protocol.account.Fingerprint;
import chat.protocol.account.Secret;
import chat.server.log.account.ReadMark;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Authenticates users, and carries out requests about their accounts. No method blocks; each answer
 * arrives exactly once, on a thread of the authenticator. Answers about one account arrive in the
 * order in which they took effect. It wipes the secrets that it receives.
 *
 * <p>Failures from one address count together. The address is empty for this computer, whose users
 * must not delay each other.
 */
public interface Authenticator {
  /** Stores a new account; answers with {@link Outcome.LoggedIn}. */
  void register(Nick nick, Secret password, Optional<String> address, Consumer<Outcome> answer);

  /** Logs in by a password, which may wait because of earlier failures. */
  void password(Nick nick, Secret password, Optional<String> address, Consumer<Outcome> answer);

  /** Logs in the device that has a token. */
  void token(Secret token, Optional<String> address, Consumer<Outcome> answer);

  /**
   * Returns a challenge for one attempt to log in by a key, whether or not the nick has an account
   * and the account has the key. At once.
   */
  Challenge challenge(Nick nick, Fingerprint key);

  /**
   * Logs in by the signature of a challenge.
   *
   * @param certificate that of the server which the client saw; empty without TLS
   * @param signature an SSHSIG in base64, as {@code ssh-keygen -Y sign} writes between its markers
   */
  void signature(
      Challenge challenge,
      Optional<Fingerprint> certificate,
      String signature,
      Optional<String> address,
      Consumer<Outcome> answer);

  /**
   * Sets another password; its devices stay logged in. Answers with {@link Outcome.Done}.
   *
   * @param old the present password; empty if the account has none
   */
  void changePassword(
      long account,
      Secret old,
      Secret replacement,
      Optional<String> address,
      Consumer<Outcome> answer);

  /** Adds a device, and answers with its {@link Outcome.Token}, which nothing stores. */
  void remember(long account, String name, Consumer<Outcome> answer);

  /** Answers with {@link Outcome.Devices}. */
  void devices(long account, Consumer<Outcome> answer);

  /** Invalidates a device's token; answers with {@link Outcome.Done}. */
  void revoke(long account, long device, Consumer<Outcome> answer);

  /**
   * Adds a key that may log in; answers with {@link Outcome.Keys} of this one alone.
   *
   * @param line as in a file that {@code ssh-keygen} writes, like {@code ssh-ed25519 AAAA… comment}
   */
  void addKey(long account, String line, Consumer<Outcome> answer);

  /** Answers with {@link Outcome.Keys}. */
  void keys(long account, Consumer<Outcome> answer);

  /** Removes a key; answers with {@link Outcome.Done}. */
  void removeKey(long account, Fingerprint key, Consumer<Outcome> answer);

  /**
   * Stores what accounts have read, by number, without an answer. Logs a failure; the marks are
   * then older after a restart.
   */
  void read(Map<Long, List<ReadMark>> changed);
}
