package chat.server.log.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.server.log.LogException;
import chat.server.log.moderation.AuditEntry;
import chat.server.log.moderation.AuditQuery;
import chat.server.log.moderation.ModerationStore;
import chat.server.log.moderation.Party;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of accounts does for the server's operator. */
abstract class OperatedAccountsContract {
  static final Nick ALICE = Nick.of("Alice");
  static final Nick BOB = Nick.of("bob");
  static final String HASH = "$argon2id$of-alice";

  private static final AuditEntry ENTRY =
      AuditEntry.of(2_000, Party.CONSOLE, "reset-password", "", "Alice", "");

  AccountStore store;

  /** Opens an empty store. */
  abstract AccountStore open() throws LogException;

  /** Deletes an account as an operator does. */
  abstract void delete(AccountStore of, long account) throws LogException;

  /** Returns the entries of the audit log, without their numbers. */
  private List<AuditEntry> audited() throws LogException {
    return moderation().audit(AuditQuery.first(100)).stream()
        .map(
            entry ->
                AuditEntry.of(
                    entry.at(),
                    entry.actor(),
                    entry.action(),
                    entry.room(),
                    entry.target(),
                    entry.reason()))
        .toList();
  }

  /** Returns the store of moderation beside the open one. */
  abstract ModerationStore moderation();

  @BeforeEach
  void openStore() throws LogException {
    store = open();
  }

  long alice() throws Exception {
    return store.create(ALICE, HASH, 1_000);
  }

  @Test
  void resetReplacesThePasswordByATokenThatLogsInOnceUntilItExpires() throws Exception {
    long alice = alice();
    long bob = store.create(BOB, HASH, 1);
    store.addDevice(alice, "laptop", "digest 1", 1_100);
    store.addDevice(bob, "phone", "digest 2", 1_100);
    store.reset(alice, "once 1", 3_000, true, ENTRY);
    assertEquals("", store.find(alice).orElseThrow().passwordHash());
    assertEquals(HASH, store.find(bob).orElseThrow().passwordHash());
    assertEquals(1, store.devices(alice).size());
    assertEquals(Optional.empty(), store.deviceByToken("once 1"));
    store.reset(alice, "once 2", 3_000, false, ENTRY);
    assertEquals(List.of(), store.devices(alice));
    assertEquals(1, store.devices(bob).size());
    assertEquals(Optional.empty(), store.deviceByToken("digest 1"));
    assertEquals(Optional.empty(), store.takeOnce("once 1", 2_500));
    assertEquals(ALICE, store.takeOnce("once 2", 2_999).orElseThrow().nick());
    assertEquals(Optional.empty(), store.takeOnce("once 2", 2_999));
    store.reset(alice, "once 3", 3_000, false, ENTRY);
    assertEquals(Optional.empty(), store.takeOnce("once 3", 3_000));
    assertEquals(Optional.empty(), store.takeOnce("digest 2", 1));
  }

  @Test
  void whatAnOperatorDoesToAnAccountIsStoredWithItsEntryOfTheAuditLog() throws Exception {
    long alice = alice();
    assertEquals(Set.of(), store.operators());
    assertTrue(store.setOperator(alice, true, ENTRY));
    assertEquals(Set.of(alice), store.operators());
    assertEquals(List.of(ENTRY), audited());
    assertTrue(store.setOperator(alice, false, ENTRY));
    assertEquals(Set.of(), store.operators());
    assertEquals(2, audited().size());
    long device = store.addDevice(alice, "bot", "digest", TokenScope.ALL, ENTRY);
    assertEquals(
        List.of(new StoredDevice(device, alice, "bot", 2_000, 2_000)), store.devices(alice));
    assertEquals(3, audited().size());
    store.reset(alice, "once", 3_000, false, ENTRY);
    assertEquals(List.of(ENTRY, ENTRY, ENTRY, ENTRY), audited());
  }

  @Test
  void nothingIsRecordedOfAnAccountThatDoesNotExist() throws Exception {
    assertFalse(store.setOperator(1, true, ENTRY));
    assertFalse(store.setOperator(1, false, ENTRY));
    assertEquals(0, store.addDevice(1, "bot", "digest", TokenScope.ALL, ENTRY));
    assertEquals(Set.of(), store.operators());
    assertEquals(List.of(), audited());
  }

  @Test
  void deletedAccountLeavesNothingButItsNumber() throws Exception {
    long alice = alice();
    long bob = store.create(BOB, HASH, 1);
    store.addDevice(alice, "laptop", "digest 1", 1_100);
    store.reset(alice, "once 1", 3_000, true, ENTRY);
    store.addKey(alice, new StoredKey("SHA256:a", new byte[] {1}, "laptop", 7));
    store.setMarks(alice, List.of(new ReadMark("#tea", 7, true)));
    delete(store, alice);
    assertEquals(Optional.empty(), store.find(alice));
    assertEquals(Optional.empty(), store.find(ALICE));
    assertEquals(Optional.empty(), store.claim(ALICE));
    assertEquals(List.of(), store.devices(alice));
    assertEquals(Optional.empty(), store.deviceByToken("digest 1"));
    assertEquals(Optional.empty(), store.takeOnce("once 1", 2_500));
    assertEquals(List.of(), store.keys(alice));
    assertEquals(List.of(), store.marks(alice));
    store.setMarks(alice, List.of(new ReadMark("#tea", 8, true)));
    assertEquals(List.of(), store.marks(alice));
    assertEquals(0, store.addDevice(alice, "late", "digest 3", 9));
    store.addKey(alice, new StoredKey("SHA256:b", new byte[] {1}, "late", 9));
    assertEquals(List.of(), store.keys(alice));
    assertEquals(BOB, store.find(bob).orElseThrow().nick());
    assertEquals(3, store.create(ALICE, HASH, 9));
  }

  @Test
  void limitsOfATokenAreStored() throws Exception {
    long alice = alice();
    Set<RoomName> rooms = Set.of(RoomName.of("#tea"));
    for (TokenScope scope :
        List.of(
            TokenScope.ALL,
            new TokenScope(true, Set.of()),
            new TokenScope(false, rooms),
            new TokenScope(true, rooms))) {
      store.addDevice(alice, "bot", "digest of " + scope, scope, ENTRY);
      assertEquals(scope, store.deviceByToken("digest of " + scope).orElseThrow().scope());
    }
    assertEquals(
        List.of("", "read", "#tea", "read #tea"),
        store.devices(alice).stream().map(device -> device.scope().toString()).toList());
    store.loggedIn(alice, OptionalLong.of(4), 9);
    assertEquals(
        new TokenScope(true, rooms), store.deviceByToken("digest of read #tea").get().scope());
    assertEquals(new TokenScope(true, rooms), TokenScope.parse("#Tea limit-of-a-newer-server"));
  }
}
