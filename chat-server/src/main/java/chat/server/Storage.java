package chat.server;

import chat.server.log.LogName;
import chat.server.log.MemoryLog;
import chat.server.log.RoomLog;
import chat.server.log.account.AccountStore;
import chat.server.log.account.MemoryAccounts;
import chat.server.log.moderation.MemoryModeration;
import chat.server.log.moderation.ModerationStore;
import chat.server.log.sqlite.SqliteLog;

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
        : new Storage(
            log,
            new MemoryAccounts(),
            new MemoryModeration(
                log instanceof MemoryLog inMemory ? logs(inMemory) : MemoryModeration.Logs.NONE));
  }

  /** Returns what hides rooms of a log in memory. */
  static MemoryModeration.Logs logs(MemoryLog log) {
    return new MemoryModeration.Logs() {
      @Override
      public void hide(LogName room, LogName successor) {
        log.hide(room);
      }

      @Override
      public void show(LogName room, LogName successor) {
        log.show(room);
      }
    };
  }
}
