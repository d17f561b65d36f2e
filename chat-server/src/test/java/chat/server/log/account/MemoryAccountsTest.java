package chat.server.log.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.protocol.Nick;
import chat.server.log.LogException;
import chat.server.log.moderation.MemoryAudit;
import chat.server.log.moderation.MemoryModeration;
import chat.server.log.moderation.ModerationStore;
import org.junit.jupiter.api.Test;

/** The contract, in memory. */
class MemoryAccountsTest extends AccountStoreContract {
  private final MemoryAudit audit = new MemoryAudit();

  @Override
  AccountStore open() {
    return new MemoryAccounts(audit);
  }

  @Override
  ModerationStore moderation() {
    return new MemoryModeration(MemoryModeration.Logs.NONE, audit);
  }

  @Override
  void delete(AccountStore of, long account) {
    ((MemoryAccounts) of).delete(account);
  }

  @Test
  void memoryIsBounded() throws Exception {
    AccountStore accounts = new MemoryAccounts(audit, 10);
    for (int i = 0; i < 10; i++) {
      accounts.create(Nick.of("茶" + i), "", 1);
    }
    assertThrows(LogException.class, () -> accounts.create(Nick.of("bob"), "", 1));
    assertEquals(10, accounts.find(Nick.of("茶9")).orElseThrow().number());
  }
}
