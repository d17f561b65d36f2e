package chat.server.log.account;

import chat.protocol.Nick;

/**
 * An account.
 *
 * @param passwordHash the hash of its password, with parameters and salt; empty if it has none
 * @param created when it was registered, in milliseconds since 1970
 * @param seen when it last logged in
 */
public record StoredAccount(long number, Nick nick, String passwordHash, long created, long seen) {
  /** Omits the hash, which must not get into a log. */
  @Override
  public String toString() {
    return "account " + number + " (" + nick + ")";
  }
}
