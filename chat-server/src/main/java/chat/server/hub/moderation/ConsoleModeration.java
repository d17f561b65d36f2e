package chat.server.hub.moderation;

import chat.server.hub.moderation.AccountDeletion.Deleted;
import chat.server.log.LogException;
import chat.server.log.moderation.AuditEntry;

/**
 * What an operator does at the server's console: the same as in the chat, but in all rooms. The
 * hub's thread.
 */
public final class ConsoleModeration {
  private final AccountDeletion accounts;

  public ConsoleModeration(AccountDeletion accounts) {
    this.accounts = accounts;
  }

  /** See {@link AccountDeletion#delete}. */
  public Deleted deleteAccount(long account, AuditEntry entry, String reason) throws LogException {
    return accounts.delete(account, entry, reason);
  }
}
