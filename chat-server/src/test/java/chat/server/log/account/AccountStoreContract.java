package chat.server.log.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of accounts does. */
abstract class AccountStoreContract {
  private static final Nick ALICE = Nick.of("Alice");
  private static final Nick BOB = Nick.of("bob");
  private static final String HASH = "$argon2id$of-alice";

  private static final AuditEntry ENTRY =
      AuditEntry.of(2_000, Party.CONSOLE, "reset-password", "", "Alice", "");

  private AccountStore store;

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

  private long alice() throws Exception {
    return store.create(ALICE, HASH, 1_000);
  }

  @Test
  void accountIsFoundByItsNumberAndByAnySpellingOfItsNick() throws Exception {
    long number = alice();
    assertEquals(1, number);
    StoredAccount alice = new StoredAccount(1, ALICE, HASH, 1_000, 1_000);
    assertEquals(Optional.of(alice), store.find(1));
    assertEquals(Optional.of(alice), store.find(Nick.of("aLICE")));
    assertEquals("Alice", store.find(1).orElseThrow().nick().value());
    assertEquals(Optional.empty(), store.find(2));
    assertEquals(Optional.empty(), store.find(BOB));
    assertEquals(2, store.create(BOB, "", 2_000));
    assertEquals(Optional.of(new StoredAccount(2, BOB, "", 2_000, 2_000)), store.find(BOB));
  }

  @Test
  void nickThatIsClaimedOrLooksLikeItIsRefused() throws Exception {
    assertEquals(Optional.empty(), store.claim(ALICE));
    alice();
    Claim exact = new Claim(1, ALICE, true);
    Claim lookAlike = new Claim(1, ALICE, false);
    for (String spelling : List.of("alice", "ＡＬＩＣＥ")) {
      assertEquals(Optional.of(exact), store.claim(Nick.of(spelling)), spelling);
      assertRefused(exact, spelling);
    }
    for (String spelling : List.of("al1ce", "аӏісе", "alïce", "a.lice")) {
      assertEquals(Optional.of(lookAlike), store.claim(Nick.of(spelling)), spelling);
      assertRefused(lookAlike, spelling);
    }
    assertEquals(Optional.empty(), store.claim(Nick.of("alicia")));
    assertEquals(Optional.empty(), store.find(2));
    assertEquals(2, store.create(Nick.of("alicia"), "", 1));
  }

  private void assertRefused(Claim claim, String spelling) {
    NickClaimedException refused =
        assertThrows(
            NickClaimedException.class, () -> store.create(Nick.of(spelling), HASH, 2_000));
    assertEquals(claim, refused.claim());
  }

  @Test
  void passwordIsReplaced() throws Exception {
    long alice = alice();
    long bob = store.create(BOB, "of bob", 1);
    store.setPassword(alice, "$argon2id$other");
    assertEquals("$argon2id$other", store.find(alice).orElseThrow().passwordHash());
    assertEquals("of bob", store.find(bob).orElseThrow().passwordHash());
    assertEquals(1_000, store.find(alice).orElseThrow().created());
  }

  @Test
  void accountsAreListedInTheOrderOfTheirNumbers() throws Exception {
    alice();
    store.create(BOB, "", 1);
    assertEquals(List.of(ALICE, BOB), store.accounts(0, 9).stream().map(a -> a.nick()).toList());
    assertEquals(List.of(ALICE), store.accounts(0, 1).stream().map(a -> a.nick()).toList());
    assertEquals(List.of(BOB), store.accounts(1, 9).stream().map(a -> a.nick()).toList());
    assertEquals(List.of(), store.accounts(2, 9));
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
  void loginIsStoredForTheAccountAndTheDevice() throws Exception {
    long alice = alice();
    long laptop = store.addDevice(alice, "laptop", "digest 1", 1_100);
    long phone = store.addDevice(alice, "phone", "digest 2", 1_200);
    store.loggedIn(alice, OptionalLong.empty(), 2_000);
    assertEquals(2_000, store.find(alice).orElseThrow().seen());
    store.loggedIn(alice, OptionalLong.of(phone), 3_000);
    assertEquals(3_000, store.find(alice).orElseThrow().seen());
    assertEquals(
        List.of(
            new StoredDevice(laptop, alice, "laptop", 1_100, 1_100),
            new StoredDevice(phone, alice, "phone", 1_200, 3_000)),
        store.devices(alice));
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

  @Test
  void deviceIsFoundByItsTokenUntilItIsRevoked() throws Exception {
    long alice = alice();
    long bob = store.create(BOB, "", 1);
    long phone = store.addDevice(alice, "phone", "digest", 5);
    assertEquals(
        Optional.of(new StoredDevice(phone, alice, "phone", 5, 5)), store.deviceByToken("digest"));
    assertEquals(Optional.empty(), store.deviceByToken("other digest"));
    assertFalse(store.revoke(bob, phone));
    assertTrue(store.deviceByToken("digest").isPresent());
    assertTrue(store.revoke(alice, phone));
    assertFalse(store.revoke(alice, phone));
    assertEquals(Optional.empty(), store.deviceByToken("digest"));
    assertEquals(List.of(), store.devices(alice));
    // The number of a revoked device must not name another one.
    assertTrue(store.addDevice(alice, "new phone", "new digest", 6) > phone);
  }

  @Test
  void keysAreStoredOnceEach() throws Exception {
    long alice = alice();
    StoredKey second = new StoredKey("SHA256:b", new byte[] {1, 2, 3}, "laptop", 7);
    StoredKey first = new StoredKey("SHA256:a", new byte[] {-1, 0}, "", 8);
    store.addKey(alice, second);
    store.addKey(alice, first);
    assertEquals(List.of(first, second), store.keys(alice));
    store.addKey(alice, new StoredKey("SHA256:b", new byte[] {1, 2, 3}, "desktop", 9));
    assertEquals(
        List.of(first, new StoredKey("SHA256:b", new byte[] {1, 2, 3}, "desktop", 7)),
        store.keys(alice));
    assertEquals(List.of(), store.keys(2));
    assertFalse(store.removeKey(2, "SHA256:a"));
    assertTrue(store.removeKey(alice, "SHA256:a"));
    assertFalse(store.removeKey(alice, "SHA256:a"));
    assertEquals(1, store.keys(alice).size());
  }

  @Test
  void marksReplaceThoseOfTheirPlaces() throws Exception {
    long alice = alice();
    assertEquals(List.of(), store.marks(alice));
    ReadMark inbox = new ReadMark(ReadMark.INBOX, 3, true);
    ReadMark tea = new ReadMark("#tea", 17, true);
    store.setMarks(alice, List.of(inbox, tea));
    store.setMarks(2, List.of(new ReadMark("#tea", 1, false)));
    assertEquals(List.of(tea, inbox), store.marks(alice));
    ReadMark left = new ReadMark("#tea", 20, false);
    store.setMarks(alice, List.of(left));
    assertEquals(List.of(left, inbox), store.marks(alice));
    store.setMarks(alice, List.of());
    assertEquals(List.of(left, inbox), store.marks(alice));
  }

  @Test
  void accountHasAThousandMarksAtMost() throws Exception {
    long alice = alice();
    ReadMark inbox = new ReadMark(ReadMark.INBOX, 3, true);
    store.setMarks(alice, List.of(inbox));
    store.setMarks(alice, marks("#in", 600, true));
    store.setMarks(alice, marks("#left", 400, false));
    long bob = store.create(BOB, "", 1);
    store.setMarks(bob, marks("#in", 10, false));
    assertEquals(1_001, store.marks(alice).size());
    // The next one forgets the rooms that it left, and itself stays, like the inbox.
    store.setMarks(alice, marks("#next", 1, true));
    assertEquals(602, store.marks(alice).size());
    assertTrue(store.marks(alice).contains(inbox));
    store.setMarks(alice, marks("#other", 2_000, true));
    assertEquals(1_001, store.marks(alice).size());
    assertTrue(store.marks(alice).contains(inbox));
    assertEquals(10, store.marks(bob).size());
  }

  private static List<ReadMark> marks(String name, int count, boolean isIn) {
    return IntStream.range(0, count).mapToObj(i -> new ReadMark(name + i, i, isIn)).toList();
  }

  @Test
  void noMarksChangeNothing() throws Exception {
    long alice = alice();
    ReadMark inbox = new ReadMark(ReadMark.INBOX, 3, true);
    ReadMark left = new ReadMark("#tea", 20, false);
    store.setMarks(alice, List.of(inbox, left));
    store.setMarks(alice, List.of());
    assertEquals(List.of(left, inbox), store.marks(alice));
  }
}
