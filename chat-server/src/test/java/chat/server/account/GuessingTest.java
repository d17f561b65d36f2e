package chat.server.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.ErrorCode;
import chat.protocol.Nick;
import chat.server.log.account.AccountStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Guessing passwords reveals nothing, and costs time. */
class GuessingTest extends ServiceSetup {
  private static final int TRIES = 100;
  private static final Outcome WRONG =
      new Outcome.Refused(ErrorCode.AUTH_FAILED, "wrong nick or password");

  /** What a client observes of an attempt, and what it costs the server. */
  private record Seen(Outcome answer, Duration took, List<PasswordHash.Cost> hashings) {}

  private Seen guess(Nick nick, String password) throws InterruptedException {
    function.takeCosts();
    Duration before = schedule.passed();
    Outcome answer = answer(answers -> service.password(nick, secret(password), HERE, answers));
    return new Seen(answer, schedule.passed().minus(before), function.takeCosts());
  }

  @Test
  void unknownNickAndWrongPasswordLookTheSameAndCostTheSame() throws InterruptedException {
    register(ALICE);
    Seen expected = new Seen(WRONG, Duration.ofMillis(100), List.of(COST));
    for (int i = 0; i < TRIES; i++) {
      assertEquals(expected, guess(ALICE, "guess " + i), "wrong password " + i);
      schedule.pass(Duration.ofSeconds(30));
      assertEquals(expected, guess(BOB, "guess " + i), "unknown nick " + i);
      schedule.pass(Duration.ofSeconds(30));
    }
  }

  @Test
  void unknownNickIsDelayedLikeAKnownOne() throws InterruptedException {
    register(ALICE);
    for (Nick nick : List.of(ALICE, BOB)) {
      List<Long> seconds = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        // Answered 100 ms after it started, which the next attempt waits less.
        seconds.add(guess(nick, "guess " + i).took().plusMillis(i == 0 ? 0 : 100).toSeconds());
      }
      assertEquals(List.of(0L, 1L, 2L, 4L, 8L, 16L, 30L), seconds, nick.value());
    }
  }

  @Test
  void accountWithoutAPasswordLooksLikeOneWithAnother() throws Exception {
    store.create(ALICE, "", 1);
    store.create(BOB, "$argon2id$damaged", 1);
    Seen expected = new Seen(WRONG, Duration.ofMillis(100), List.of(COST));
    assertEquals(expected, guess(ALICE, ""));
    assertEquals(expected, guess(BOB, ""));
  }

  @Test
  void attemptsOfManyConnectionsWaitForEachOther() throws InterruptedException {
    register(ALICE);
    function.takeCosts();
    List<Outcome> answers = new ArrayList<>();
    for (int i = 0; i < TRIES; i++) {
      service.password(ALICE, secret("guess " + i), Optional.of("192.0.2." + i), answers::add);
    }
    schedule.runUntil(() -> answers.size() == TRIES);
    assertEquals(5, function.takeCosts().size());
    assertEquals(5, answers.stream().filter(WRONG::equals).count());
    assertTrue(
        answers.contains(
            new Outcome.Refused(
                ErrorCode.RATE_LIMITED, "too many failed logins; try again in 31 seconds")),
        answers.toString());
  }

  @Test
  void ownerWithATokenIsNotDelayed() throws InterruptedException {
    long alice = register(ALICE);
    String token =
        new String(
            succeeds(Outcome.Token.class, answer -> service.remember(alice, "laptop", answer))
                .token()
                .reveal(),
            java.nio.charset.StandardCharsets.US_ASCII);
    List<Outcome> guesses = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      service.password(ALICE, secret("guess " + i), THERE, guesses::add);
    }
    Duration before = schedule.passed();
    succeeds(Outcome.LoggedIn.class, answer -> service.token(secret(token), HERE, answer));
    assertEquals(before, schedule.passed());
  }

  @Test
  void wrongTokensDelayTheirAddressAlone() throws InterruptedException {
    List<Duration> took = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Duration before = schedule.passed();
      refuses(
          ErrorCode.AUTH_FAILED,
          "wrong or revoked token",
          answer -> service.token(secret("chat_guess"), THERE, answer));
      took.add(schedule.passed().minus(before));
    }
    assertEquals(
        List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4)),
        took);
    Duration before = schedule.passed();
    answer(answer -> service.token(secret("chat_guess"), Optional.of("192.0.2.8"), answer));
    assertEquals(before, schedule.passed());
  }

  @Test
  void successTellsTheOwnerAtOnceAgain() throws InterruptedException {
    register(ALICE);
    guess(ALICE, "wrong");
    guess(ALICE, "wrong");
    assertEquals(Outcome.LoggedIn.class, guess(ALICE, PASSWORD).answer().getClass());
    assertEquals(Duration.ofMillis(100), guess(ALICE, PASSWORD).took());
  }

  @Test
  void registrationsOfOneAddressWaitForEachOther() throws Exception {
    AccountStore accounts = store;
    List<Outcome> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      service.register(Nick.of("user" + (char) ('a' + i)), secret(PASSWORD), THERE, answers::add);
    }
    schedule.runUntil(() -> answers.size() == 20);
    assertEquals(5, answers.stream().filter(Outcome.LoggedIn.class::isInstance).count());
    assertTrue(
        answers.contains(
            new Outcome.Refused(
                ErrorCode.RATE_LIMITED,
                "too many registrations from your address; try again in 31 seconds")));
    assertEquals(Optional.empty(), accounts.find(6));
  }
}
