package chat.server.log.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How much of a processor the index takes. */
class IndexingPaceTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long STEP = TimeUnit.MILLISECONDS.toNanos(40);

  private final IndexingPace pace = new IndexingPace(0, 0);

  @Test
  void indexDoesNotRestWhileUsersWriteLittle() {
    assertEquals(0, pace.rest(SECOND, STEP, 10, 1_000_000));
    assertEquals(0, pace.rest(2 * SECOND, STEP, 10, 1_000_000));
  }

  @Test
  void indexTakesMoreThoughNeverMuchTheFurtherItIsBehind() {
    assertEquals(19 * STEP, pace.rest(SECOND, STEP, 1_000, 0));
    assertEquals(9 * STEP, pace.rest(2 * SECOND, STEP, 2_000, 16_667));
    assertEquals(4 * STEP, pace.rest(3 * SECOND, STEP, 3_000, 50_000));
    assertEquals(4 * STEP, pace.rest(4 * SECOND, STEP, 4_000, 10_000_000));
    assertEquals(0, pace.rest(5 * SECOND, STEP, 4_000, 10_000_000));
  }
}
