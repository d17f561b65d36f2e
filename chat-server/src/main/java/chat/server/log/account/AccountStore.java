package chat.server.log.account;

import chat.protocol.Nick;
import chat.server.log.LogException;
import chat.server.log.moderation.AuditEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The accounts that are stored. The accounts' thread calls all methods but those that say
 * otherwise, and {@link #claim}, which the hub's thread calls.
 */
public interface AccountStore {
  /** The most marks of an account, besides that of its inbox. */
  int MAX_MARKS = 1_000;

  /**
   * Returns which account a nick belongs to: the account of that nick in any spelling, or else one
   * whose nick looks like it. Costs nothing while there are no accounts.
   */
  Optional<Claim> claim(Nick nick) throws LogException;

  /** Returns when an account was registered; 0 if there is none. The hub's thread may call it. */
  long created(long account) throws LogException;

  /** Returns an account by its number. The hub's thread may call it. */
  Optional<StoredAccount> registered(long account) throws LogException;

  /** Returns the accounts of the server's operators. Also for the thread that starts the server. */
  Set<Long> operators() throws LogException;

  /**
   * Makes an account an operator's, or no longer, by one commit with the entry of the audit log;
   * records nothing, and returns false, if there is no such account.
   */
  boolean setOperator(long account, boolean isOperator, AuditEntry entry) throws LogException;

  /**
   * Stores a new account, and returns its number, from 1.
   *
   * @param passwordHash what {@link StoredAccount#passwordHash} returns
   * @throws NickClaimedException if the nick is another account's, or looks like it
   */
  long create(Nick nick, String passwordHash, long epochMillis)
      throws NickClaimedException, LogException;

  /** Returns the account of a nick, in any spelling. */
  Optional<StoredAccount> find(Nick nick) throws LogException;

  Optional<StoredAccount> find(long account) throws LogException;

  /**
   * Returns the next accounts, in the order of their numbers.
   *
   * @param after the number of the last account that the caller has seen; 0 to begin
   */
  List<StoredAccount> accounts(long after, int count) throws LogException;

  void setPassword(long account, String passwordHash) throws LogException;

  /** Stores the time of a login, of the account and of the device whose token it used. */
  void loggedIn(long account, OptionalLong device, long epochMillis) throws LogException;

  /**
   * Stores a device that may do what its account may do, and returns its number, which no other
   * device of any account ever had; stores none, and returns 0, if the account was deleted
   * meanwhile.
   *
   * @param tokenDigest the SHA-256 of its token, in hex
   */
  long addDevice(long account, String name, String tokenDigest, long epochMillis)
      throws LogException;

  /**
   * Stores a device with limits that an operator adds, by one commit with the entry of the audit
   * log; returns what the other method returns.
   */
  long addDevice(long account, String name, String tokenDigest, TokenScope scope, AuditEntry entry)
      throws LogException;

  Optional<StoredDevice> deviceByToken(String tokenDigest) throws LogException;

  /** Returns the devices of an account, the oldest first. */
  List<StoredDevice> devices(long account) throws LogException;

  /** Deletes a device and its token; returns false if the account has no device of that number. */
  boolean revoke(long account, long device) throws LogException;

  /**
   * Stores a key; one that the account has already gets the new comment. Stores none if the account
   * was deleted meanwhile.
   */
  void addKey(long account, StoredKey key) throws LogException;

  /** Returns the keys of an account, in the order of their fingerprints. */
  List<StoredKey> keys(long account) throws LogException;

  /** Deletes a key; returns false if the account has no such key. */
  boolean removeKey(long account, String fingerprint) throws LogException;

  /** Returns what an account has read, and in which rooms it is. */
  List<ReadMark> marks(long account) throws LogException;

  /**
   * Stores marks by one commit, and replaces earlier ones of the same places. If an account has
   * more than {@link #MAX_MARKS}, deletes those of rooms that it has left, and then others.
   *
   * @param changed the marks by account
   */
  void setMarks(Map<Long, List<ReadMark>> changed) throws LogException;

  /**
   * Removes an account's password, its tokens that log in once, and its devices unless they are
   * kept, and stores a token that logs in once; by one commit with the entry of the audit log.
   *
   * @param tokenDigest the SHA-256 of the token, in hex
   * @param expires when the token ends, in milliseconds since 1970
   */
  void reset(long account, String tokenDigest, long expires, boolean keepsDevices, AuditEntry entry)
      throws LogException;

  /**
   * Deletes a token that logs in once, and returns its account; empty if there is no such token, or
   * it has expired.
   */
  Optional<StoredAccount> takeOnce(String tokenDigest, long epochMillis) throws LogException;

  /** Stores marks of one account. */
  default void setMarks(long account, List<ReadMark> changed) throws LogException {
    setMarks(Map.of(account, changed));
  }
}
