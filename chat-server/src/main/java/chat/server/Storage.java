package chat.server;

import chat.server.log.RoomLog;
import chat.server.log.account.AccountStore;
import chat.server.log.account.MemoryAccounts;
import chat.server.log.sqlite.SqliteLog;

/**
 * What a server stores: messages, and accounts in the same database.
 *
 * @param log closes the accounts, too
 */
public record Storage(RoomLog log, AccountStore accounts) {
  /** Returns a log and its accounts; those beside a log in memory live as long as the process. */
  public static Storage of(RoomLog log) {
    return new Storage(
        log, log instanceof SqliteLog onDisk ? onDisk.accounts() : new MemoryAccounts());
  }
}
