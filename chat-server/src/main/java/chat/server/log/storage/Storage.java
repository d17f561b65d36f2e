package chat.server.log.storage;

import chat.server.log.LogName;
import chat.server.log.MemoryLog;
import chat.server.log.RoomLog;
import chat.server.log.account.AccountStore;
import chat.server.log.account.MemoryAccounts;
import chat.server.log.moderation.MemoryAudit;
import chat.server.log.moderation.MemoryModeration;
import chat.server.log.moderation.ModerationStore;
import java.util.List;

/**
 * The server's stored messages, accounts and moderation, in one database.
 *
 * @param log closes the others, too
 */
public record Storage(RoomLog log, AccountStore accounts, ModerationStore moderation) {
  /** Returns a log in memory, and what is in memory with it. */
  public static Storage inMemory(MemoryLog log) {
    MemoryAudit audit = new MemoryAudit();
    MemoryAccounts accounts = new MemoryAccounts(audit);
    return new Storage(log, accounts, new MemoryModeration(logs(log, accounts), audit));
  }

  /** Returns what hides rooms of a log in memory, and deletes accounts. */
  public static MemoryModeration.Logs logs(MemoryLog log, MemoryAccounts accounts) {
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
