package chat.server.account;

import chat.protocol.ErrorCode;
import chat.server.log.LogException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out requests that hash a password. Each waits as long as earlier failures demand, and is
 * hashed on a thread of {@link PasswordHashing}. Its answer comes a multiple of 100 ms after the
 * start, so that the time reveals nothing. The accounts' thread.
 */
final class PasswordWork {
  private static final Logger LOG = LoggerFactory.getLogger(PasswordWork.class);
  private static final long GRID = Duration.ofMillis(100).toNanos();

  private final AccountWork work;
  private final PasswordHashing hashing;
  private final Attempts attempts;

  PasswordWork(AccountWork work, PasswordHashing hashing, Attempts attempts) {
    this.work = work;
    this.hashing = hashing;
    this.attempts = attempts;
  }

  /** Reads what the hashing needs, on the accounts' thread. */
  interface Request {
    Step prepare() throws LogException;
  }

  /** Hashes, on a thread of {@link PasswordHashing}. */
  interface Step {
    Conclusion hash();
  }

  /** Stores what follows from the hash, on the accounts' thread. */
  interface Conclusion {
    Outcome conclude() throws LogException;
  }

  /**
   * Carries out a request.
   *
   * @param keys whose failures it waits for
   * @param what these keys count, in words for a person
   * @param password overwritten before the answer
   */
  void run(
      List<String> keys, String what, byte[] password, Consumer<Outcome> answer, Request request) {
    Consumer<Outcome> wiping =
        outcome -> {
          Arrays.fill(password, (byte) 0);
          answer.accept(outcome);
        };
    OptionalLong wait = attempts.begin(keys);
    if (wait.isEmpty()) {
      wiping.accept(Refusals.tooMany(what, attempts.waiting(keys)));
    } else {
      work.after(wait.getAsLong(), wiping, () -> start(keys, wiping, request));
    }
  }

  private void start(List<String> keys, Consumer<Outcome> answer, Request request)
      throws LogException {
    long started = work.time().nanoTime();
    Step step = request.prepare();
    if (!hashing.submit(() -> hash(step, started, answer))) {
      keys.forEach(attempts::succeeded);
      answer.accept(
          new Outcome.Refused(
              ErrorCode.RATE_LIMITED, "too many people log in now; try again in a few seconds"));
    }
  }

  private void hash(Step step, long started, Consumer<Outcome> answer) {
    Conclusion conclusion = AccountWork::bug;
    try {
      conclusion = step.hash();
    } catch (RuntimeException e) {
      LOG.error("bug in the hashing of passwords", e);
    } finally {
      // Also after an OutOfMemoryError, which ends this thread.
      Conclusion concluded = conclusion;
      work.begin(answer, () -> conclude(concluded, started, answer));
    }
  }

  private void conclude(Conclusion conclusion, long started, Consumer<Outcome> answer)
      throws LogException {
    Outcome outcome = conclusion.conclude();
    long taken = work.time().nanoTime() - started;
    work.after(GRID - taken % GRID, answer, () -> answer.accept(outcome));
  }
}
