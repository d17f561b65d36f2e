package chat.server.account;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.ErrorCode;
import chat.protocol.Nick;
import chat.protocol.account.Secret;
import chat.server.log.account.ReadMark;
import chat.server.log.account.StoredDevice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an account's owner can do. */
class AccountServiceTest extends ServiceSetup {
  private String remember(long account, String name) throws InterruptedException {
    Outcome.Token token =
        succeeds(Outcome.Token.class, answer -> service.remember(account, name, answer));
    return new String(token.token().reveal(), US_ASCII);
  }

  @Test
  void registeredNickLogsInByItsPasswordInAnySpelling() throws Exception {
    assertEquals(
        new Outcome.LoggedIn(1, ALICE, OptionalLong.empty(), List.of()),
        answer(answer -> service.register(ALICE, secret(PASSWORD), HERE, answer)));
    ReadMark mark = new ReadMark("#tea", 17, true);
    service.read(Map.of(1L, List.of(mark)));
    assertEquals(
        new Outcome.LoggedIn(1, ALICE, OptionalLong.empty(), List.of(mark)),
        answer(login(Nick.of("ALICE"), PASSWORD)));
    assertTrue(store.find(1).orElseThrow().seen() > store.find(1).orElseThrow().created());
    refuses(ErrorCode.AUTH_FAILED, "wrong nick or password", login(ALICE, "Correct horse"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alice|nick-claimed|the nick alice belongs to an account; if it is yours, /login alice",
        "Ａlice|nick-claimed|the nick Ａlice belongs to an account; if it is yours, /login Ａlice",
        "al1ce|nick-claimed|the nick al1ce looks like alice, which belongs to an account",
        "guest-7|bad-nick|nobody can register guest-7; take another with /nick",
        "admin|bad-nick|nobody can register admin; take another with /nick",
      })
  void nickThatIsTakenOrReservedIsNotRegistered(String nick, String code, String sentence)
      throws Exception {
    register(ALICE);
    Outcome.Refused refused =
        succeeds(
            Outcome.Refused.class,
            answer -> service.register(Nick.of(nick), secret(PASSWORD), HERE, answer));
    assertEquals(code, refused.code().word());
    assertEquals(sentence, refused.sentence());
    assertTrue(store.find(2).isEmpty());
  }

  @Test
  void weakPasswordIsRefused() throws Exception {
    refuses(
        ErrorCode.BAD_PASSWORD,
        "a password has at least 8 characters",
        answer -> service.register(ALICE, secret("horse"), HERE, answer));
    assertTrue(store.find(1).isEmpty());
  }

  @Test
  void passwordIsReplacedByItsOwnerAlone() throws Exception {
    long alice = register(ALICE);
    String token = remember(alice, "laptop");
    refuses(
        ErrorCode.AUTH_FAILED,
        "wrong password",
        answer ->
            service.changePassword(alice, secret("wrong"), secret("battery staple"), HERE, answer));
    refuses(
        ErrorCode.BAD_PASSWORD,
        "a password differs from the nick",
        answer ->
            service.changePassword(
                registerNow("Alexandra"), secret(PASSWORD), secret("alexandra"), HERE, answer));
    assertEquals(
        new Outcome.Done(),
        answer(
            answer ->
                service.changePassword(
                    alice, secret(PASSWORD), secret("battery staple"), HERE, answer)));
    refuses(ErrorCode.AUTH_FAILED, "wrong nick or password", login(ALICE, PASSWORD));
    succeeds(Outcome.LoggedIn.class, login(ALICE, "battery staple"));
    succeeds(Outcome.LoggedIn.class, answer -> service.token(secret(token), HERE, answer));
  }

  /** Otherwise the old password could undo its replacement. */
  @Test
  void ofTwoReplacementsAtOnceOneCounts() throws Exception {
    long alice = register(ALICE);
    Map<String, Outcome> answers = new HashMap<>();
    for (String replacement : List.of("battery staple", "stolen account")) {
      service.changePassword(
          alice,
          secret(PASSWORD),
          secret(replacement),
          HERE,
          answer -> answers.put(replacement, answer));
    }
    schedule.runUntil(() -> answers.size() == 2);
    // Either may be hashed first.
    for (Map.Entry<String, Outcome> answer : answers.entrySet()) {
      boolean isDone = answer.getValue().equals(new Outcome.Done());
      assertEquals(
          isDone,
          answer(login(ALICE, answer.getKey())) instanceof Outcome.LoggedIn,
          answer::toString);
    }
    assertEquals(
        List.of(new Outcome.Refused(ErrorCode.AUTH_FAILED, "wrong password")),
        answers.values().stream().filter(answer -> !answer.equals(new Outcome.Done())).toList());
  }

  private long registerNow(String nick) {
    try {
      return register(Nick.of(nick));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void accountWithoutAPasswordGetsItsFirst() throws Exception {
    long alice = store.create(ALICE, "", 1);
    assertEquals(
        new Outcome.Done(),
        answer(
            answer -> service.changePassword(alice, secret(""), secret(PASSWORD), HERE, answer)));
    succeeds(Outcome.LoggedIn.class, login(ALICE, PASSWORD));
  }

  @Test
  void hashOfOtherCostIsReplacedAtTheNextLogin() throws Exception {
    long alice = registerWithCheaperHash();
    refuses(ErrorCode.AUTH_FAILED, "wrong nick or password", login(ALICE, "wrong"));
    assertTrue(store.find(alice).orElseThrow().passwordHash().contains("m=32,"));
    succeeds(Outcome.LoggedIn.class, login(ALICE, PASSWORD));
    assertTrue(store.find(alice).orElseThrow().passwordHash().contains("m=64,"));
    succeeds(Outcome.LoggedIn.class, login(ALICE, PASSWORD));
  }

  @Test
  void deviceLogsInByItsTokenUntilItIsRevoked() throws Exception {
    long alice = register(ALICE);
    String laptop = remember(alice, "laptop");
    String phone = remember(alice, "phone");
    assertTrue(laptop.matches("chat_[A-Za-z0-9_-]{43}"), laptop);
    assertNotEquals(laptop, phone);
    Request byPhone = answer -> service.token(secret(phone), HERE, answer);
    assertEquals(
        new Outcome.LoggedIn(alice, ALICE, OptionalLong.of(2), List.of()), answer(byPhone));
    assertEquals(
        List.of("laptop", "phone"),
        succeeds(Outcome.Devices.class, answer -> service.devices(alice, answer)).devices().stream()
            .map(StoredDevice::name)
            .toList());
    long bob = register(BOB);
    refuses(
        ErrorCode.BAD_TOKEN,
        "you have no device 2; /devices lists them",
        answer -> service.revoke(bob, 2, answer));
    assertEquals(new Outcome.Done(), answer(answer -> service.revoke(alice, 2, answer)));
    refuses(ErrorCode.AUTH_FAILED, "wrong or revoked token", byPhone);
    succeeds(Outcome.LoggedIn.class, answer -> service.token(secret(laptop), HERE, answer));
  }

  @Test
  void accountHasAHundredDevicesAtMost() throws Exception {
    long alice = register(ALICE);
    for (int i = 0; i < 100; i++) {
      remember(alice, "🫖".repeat(100));
    }
    assertEquals("🫖".repeat(64), store.devices(alice).get(0).name());
    refuses(
        ErrorCode.QUOTA,
        "an account has at most 100 devices; /devices lists them, /devices N logs one out",
        answer -> service.remember(alice, "one more", answer));
  }

  @Test
  void secretsAreWipedBeforeTheAnswer() throws Exception {
    Secret registered = secret(PASSWORD);
    answer(answer -> service.register(ALICE, registered, HERE, answer));
    assertWiped(registered);
    Secret old = secret(PASSWORD);
    Secret replacement = secret("battery staple");
    answer(answer -> service.changePassword(1, old, replacement, HERE, answer));
    assertWiped(old, replacement);
    Secret password = secret("battery staple");
    answer(answer -> service.password(ALICE, password, HERE, answer));
    assertWiped(password);
    Secret token = secret(remember(1, "laptop"));
    answer(answer -> service.token(token, HERE, answer));
    assertWiped(token);
  }

  private static void assertWiped(Secret... secrets) {
    for (Secret secret : secrets) {
      for (byte b : secret.reveal()) {
        assertEquals(0, b);
      }
    }
  }

  @Test
  void nothingStoredContainsASecret() throws Exception {
    long alice = register(ALICE);
    String token = remember(alice, "laptop");
    assertFalse(store.find(alice).orElseThrow().passwordHash().contains(PASSWORD));
    assertFalse(store.find(alice).orElseThrow().toString().contains("argon2"));
    assertTrue(store.deviceByToken(token).isEmpty());
    assertTrue(store.deviceByToken(Tokens.digest(secret(token))).isPresent());
  }
}
