package chat.server.account;

import static chat.server.account.ServiceSetup.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.Captured;
import chat.protocol.ErrorCode;
import chat.protocol.Nick;
import chat.server.log.account.AccountStore;
import chat.server.log.account.MemoryAccounts;
import chat.server.time.TimeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** How long guesses take by the clock: as long for an unknown nick as for a known one. */
@Isolated("It compares times, which the work of other tests would change.")
class AnswerTimeTest {
  private static final int TRIES = 100;
  private static final int AT_ONCE = 10;

  /** Of a million equal servers, one differs by more. */
  private static final double MAX_DEVIATIONS = 5;

  /** A guess, of a nick that is known or not, and how long its answer took. */
  private record Timed(boolean isKnown, long nanos) {}

  private final AccountStore store = new MemoryAccounts();
  private final ConcurrentLinkedQueue<Timed> times = new ConcurrentLinkedQueue<>();

  /** A nick of its own for each guess, so that no guess waits for the failures of another. */
  private static Nick nick(boolean isKnown, int i) {
    return Nick.of((isKnown ? "known" : "stranger") + i);
  }

  @Test
  void timesOfWrongPasswordsAndUnknownNicksAreDistributedAlike() throws Exception {
    PasswordHash.Cost cost = new PasswordHash.Cost(2_048, 1, 1);
    try (AccountsThread thread = new AccountsThread(ended -> {});
        PasswordHashing hashing = new PasswordHashing(new Argon2id(), cost);
        AccountService service =
            new AccountService(
                new AccountWork(store, thread, TimeSource.SYSTEM), hashing, () -> {})) {
      String hash = hashing.make(new byte[] {1}).stored();
      for (int i = 0; i < TRIES; i++) {
        store.create(nick(true, i), hash, 1);
      }
      for (int from = 0; from < TRIES; from += AT_ONCE) {
        CountDownLatch answered = new CountDownLatch(2 * AT_ONCE);
        for (int i = from; i < from + AT_ONCE; i++) {
          // Each kind is first equally often.
          guess(service, i, i % 2 == 0, answered);
          guess(service, i, i % 2 != 0, answered);
        }
        assertTrue(answered.await(Captured.PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
      }
    }
    assertEquals(2 * TRIES, times.size());
    double deviations = deviations();
    assertTrue(Math.abs(deviations) < MAX_DEVIATIONS, deviations + " deviations: " + times);
  }

  private void guess(AccountService service, int i, boolean isKnown, CountDownLatch answered) {
    long start = System.nanoTime();
    service.password(
        nick(isKnown, i),
        secret("guess"),
        Optional.empty(),
        outcome -> {
          times.add(new Timed(isKnown, System.nanoTime() - start));
          assertEquals(
              new Outcome.Refused(ErrorCode.AUTH_FAILED, "wrong nick or password"), outcome);
          answered.countDown();
        });
  }

  /**
   * Returns by how many standard deviations the ranks of one kind differ from those of two equal
   * kinds (Mann and Whitney).
   */
  private double deviations() {
    List<Timed> sorted = new ArrayList<>(times);
    sorted.sort(Comparator.comparingLong(Timed::nanos));
    double ranks = 0;
    for (int i = 0; i < sorted.size(); i++) {
      ranks += sorted.get(i).isKnown ? i + 1 : 0;
    }
    double n = TRIES;
    double mean = n * (2 * n + 1) / 2;
    return (ranks - mean) / Math.sqrt(n * n * (2 * n + 1) / 12);
  }
}
