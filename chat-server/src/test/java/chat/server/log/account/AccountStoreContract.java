package chat.server.log.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.Nick;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of accounts does. */
abstract class AccountStoreContract extends OperatedAccountsContract {
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
