package chat.server.log.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.Nick;
import chat.server.log.LogException;
import chat.server.log.moderation.ModerationChange;
import chat.server.log.moderation.ModerationStore;
import chat.server.log.postgres.OwnDatabase;
import chat.server.log.storage.Storage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract, in PostgreSQL, and what outlives a claim. */
class PostgresAccountsTest extends AccountStoreContract {
  private OwnDatabase database;
  private Storage storage;

  @Override
  AccountStore open() throws LogException {
    try {
      database = OwnDatabase.empty("accounts");
      storage = database.open();
      return storage.accounts();
    } catch (LogException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError("no database", e);
    }
  }

  @Override
  void delete(AccountStore of, long account) throws LogException {
    storage.moderation().apply(new ModerationChange.DeleteAccount(account, 9));
  }

  @Override
  ModerationStore moderation() {
    return storage.moderation();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void everythingOutlivesTheClaim() throws Exception {
    AccountStore store = storage.accounts();
    long alice = store.create(Nick.of("alice"), "hash", 1);
    long device = store.addDevice(alice, "phone", "digest", 2);
    StoredKey key = new StoredKey("SHA256:a", new byte[] {0, -1}, "laptop", 3);
    store.addKey(alice, key);
    store.setMarks(alice, List.of(new ReadMark("#tea", 17, true)));
    AccountStore again = database.open().accounts();
    assertEquals("hash", again.find(alice).orElseThrow().passwordHash());
    assertTrue(again.claim(Nick.of("al1ce")).isPresent());
    assertEquals(device, again.deviceByToken("digest").orElseThrow().number());
    assertEquals(List.of(key), again.keys(alice));
    assertEquals(List.of(new ReadMark("#tea", 17, true)), again.marks(alice));
  }
}
