package chat.server.log.search.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How much of a processor the index takes, by a clock and processors of the test. */
class IndexingThrottleTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long PIECE = TimeUnit.MILLISECONDS.toNanos(2);

  private final FakeProcessors processors = new FakeProcessors();
  private long now;
  private long stored;
  private long storedPerSecond;
  private long pausesAfter = Long.MAX_VALUE;
  private long rested;
  private long longestWork;
  private long workedSinceRest;
  private final IndexingThrottle throttle =
      new IndexingThrottle(() -> stored, processors, () -> now, this::rest);

  /** Two processors, of which others than the thread use a part. */
  private final class FakeProcessors implements Processors {
    private double usedByOthers = 2;
    private long used;
    private long sinceNanos;
    private long usedThen;

    @Override
    public double idle() {
      double own = (double) (used - usedThen) / Math.max(1, now - sinceNanos);
      sinceNanos = now;
      usedThen = used;
      return Math.max(0, 2 - usedByOthers - own);
    }

    @Override
    public long usedByThreadNanos() {
      return used;
    }
  }

  private void rest(long nanos) {
    longestWork = Math.max(longestWork, workedSinceRest);
    workedSinceRest = 0;
    rested += nanos;
    pass(nanos);
  }

  private void pass(long nanos) {
    now += nanos;
    stored = (long) (storedPerSecond * ((double) Math.min(now, pausesAfter) / SECOND));
  }

  private void work(long nanos) {
    processors.used += nanos;
    workedSinceRest += nanos;
    pass(nanos);
    throttle.giveWay();
  }

  /** Works in pieces for at least so long, and returns its share of a processor in that time. */
  private double shareIn(long nanos, long piece) {
    long start = now;
    long usedBefore = processors.used;
    rested = 0;
    longestWork = 0;
    while (now - start < nanos) {
      work(piece);
    }
    return (double) (processors.used - usedBefore) / (now - start);
  }

  @Test
  void indexDoesNotRestWhileUsersWriteLittle() {
    storedPerSecond = 9;
    assertEquals(1.0, shareIn(10 * SECOND, PIECE), 0);
    assertEquals(0, rested);
  }

  @Test
  void indexTakesLittleOfAProcessorWhileUsersWriteMuch() {
    storedPerSecond = 50_000;
    shareIn(SECOND, PIECE);
    assertEquals(0.08, shareIn(10 * SECOND, PIECE), 0.001);
  }

  @Test
  void indexTakesMoreOfProcessorsThatNobodyUses() {
    storedPerSecond = 50_000;
    shareIn(SECOND, PIECE);
    processors.usedByOthers = 1.4;
    shareIn(3 * SECOND, PIECE);
    assertEquals(0.4, shareIn(10 * SECOND, PIECE), 0.02);
    processors.usedByOthers = 0.5;
    shareIn(3 * SECOND, PIECE);
    assertEquals(1.0, shareIn(10 * SECOND, PIECE), 0.001);
    processors.usedByOthers = 2;
    shareIn(3 * SECOND, PIECE);
    assertEquals(0.08, shareIn(10 * SECOND, PIECE), 0.001);
  }

  @Test
  void messagesWaitForOnePieceOfWorkAtMost() {
    storedPerSecond = 50_000;
    shareIn(SECOND, PIECE);
    assertEquals(0.08, shareIn(10 * SECOND, PIECE / 10), 0.001);
    assertEquals(PIECE, longestWork);
  }

  @Test
  void longPieceIsFollowedByALongRest() {
    storedPerSecond = 50_000;
    shareIn(SECOND, PIECE);
    rested = 0;
    work(100 * PIECE);
    assertEquals(1_150, (double) rested / PIECE, 0.001);
  }

  @Test
  void indexDoesNotRestOnceUsersPause() {
    storedPerSecond = 50_000;
    shareIn(SECOND, PIECE);
    assertTrue(rested > 0);
    storedPerSecond = 0;
    stored = 0;
    shareIn(SECOND, PIECE);
    assertEquals(1.0, shareIn(SECOND, PIECE), 0);
  }

  @Test
  void longRestEndsOnceUsersPause() {
    storedPerSecond = 50_000;
    shareIn(SECOND, PIECE);
    rested = 0;
    pausesAfter = now + SECOND;
    work(SECOND);
    assertTrue(rested < 3 * SECOND, "rested " + rested);
  }

  @Test
  void measurementThatChangesMakesNoLongRest() {
    storedPerSecond = 50_000;
    shareIn(SECOND, PIECE);
    rested = 0;
    processors.used += 1_000_000 * SECOND;
    throttle.giveWay();
    assertTrue(rested <= 12 * SECOND, "rested " + rested);
    processors.used = 0;
    throttle.giveWay();
    shareIn(SECOND, PIECE);
    assertEquals(0.08, shareIn(10 * SECOND, PIECE), 0.001);
  }

  @Test
  void jvmKnowsWhatTheThreadUses() {
    JvmProcessors jvm = new JvmProcessors();
    long before = jvm.usedByThreadNanos();
    long deadline = System.nanoTime() + 60 * SECOND;
    while (jvm.usedByThreadNanos() - before < 10 * PIECE && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertTrue(jvm.usedByThreadNanos() - before >= 10 * PIECE);
    double idle = jvm.idle();
    assertTrue(idle >= 0 && idle <= Runtime.getRuntime().availableProcessors(), "idle " + idle);
  }
}
