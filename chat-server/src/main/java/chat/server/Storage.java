package chat.server;

import chat.server.log.RoomLog;
import chat.server.log.account.AccountStore;
import chat.server.log.account.MemoryAccounts;
import chat.server.log.sqlite.SqliteLog;

/**
 * The server's stored messages and accounts, in one database.
 *
 * @param log closes the accounts, too
 */
public record Storage(RoomLog log, AccountStore accounts) {
  /** Returns a log and its accounts; with a log in memory, the accounts are in memory, too. */
  public static Storage of(RoomLog log) {
    return new Storage(
        log, log instanceof SqliteLog onDisk ? onDisk.accounts() : new MemoryAccounts());
  }
}
