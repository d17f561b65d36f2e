package chat.server;

import chat.server.log.LogName;
import chat.server.log.MemoryLog;
import chat.server.log.RoomLog;
import chat.server.log.account.AccountStore;
import chat.server.log.account.MemoryAccounts;
import chat.server.log.moderation.MemoryModeration;
import chat.server.log.moderation.ModerationStore;
import chat.server.log.sqlite.SqliteLog;
import java.util.List;

/**
 * The server's stored messages, accounts and moderation, in one database.
 *
 * @param log closes the others, too
 */
public record Storage(RoomLog log, AccountStore accounts, ModerationStore moderation) {
  /** Returns a log and what is stored with it; with a log in memory, that is in memory, too. */
  public static Storage of(RoomLog log) {
    return log instanceof SqliteLog onDisk
        ? new Storage(log, onDisk.accounts(), onDisk.moderation())
        : inMemory(log, new MemoryAccounts());
  }

  private static Storage inMemory(RoomLog log, MemoryAccounts accounts) {
    return new Storage(
        log,
        accounts,
        new MemoryModeration(
            log instanceof MemoryLog messages
                ? logs(messages, accounts)
                : MemoryModeration.Logs.NONE));
  }

  /** Returns what hides rooms of a log in memory, and deletes accounts. */
  static MemoryModeration.Logs logs(MemoryLog log, MemoryAccounts accounts) {
    return new MemoryModeration.Logs() {
      @Override
      public void hide(LogName room, LogName successor) {
        log.hide(room);
      }

      @Override
      public void show(LogName room, LogName successor) {
        log.show(room);
      }

      @Override
      public void deleteAccount(long account) {
        accounts.delete(account);
        log.deleteRooms(List.of(LogName.ofAccount(account)));
      }
    };
  }
}
