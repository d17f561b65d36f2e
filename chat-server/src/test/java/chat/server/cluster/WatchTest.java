package chat.server.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.log.postgres.OwnerTable.Seen;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatchTest {
  private final Watch watch = new Watch(Duration.ofSeconds(2));
  private long millis = 1_000_000;

  @Test
  void freeLockIsClaimedAtOnce() {
    assertTrue(watch.mayClaim(new Seen(0, "", "", 0, 0, true), 0));
    assertFalse(watch.isAlive());
  }

  @Test
  void silentOwnerIsReplacedAfterTheLease() {
    assertFalse(sees(7, 1));
    assertTrue(watch.isAlive());
    assertEquals(20, looksUntilClaim(7, 1));
  }

  @Test
  void eachSignOfLifeBeginsTheLeaseAgain() {
    for (int beat = 1; beat <= 50; beat++) {
      assertFalse(sees(7, beat));
      assertFalse(sees(7, beat));
      assertTrue(watch.isAlive());
    }
    assertFalse(sees(8, 50));
    assertEquals(20, looksUntilClaim(8, 50));
  }

  @Test
  void ownerThatIsSilentForHalfTheLeaseMayBeDead() {
    sees(7, 1);
    for (int i = 0; i < 10; i++) {
      assertTrue(watch.isAlive());
      assertFalse(sees(7, 1));
    }
    assertFalse(watch.isAlive());
    assertFalse(sees(7, 2));
    assertTrue(watch.isAlive());
  }

  @Test
  void serverThatSleptDoesNotTakeTheOwnerForDead() {
    sees(7, 1);
    millis += 3_600_000;
    assertFalse(sees(7, 1));
    assertFalse(sees(7, 2));
  }

  /** Returns how many looks of 100 ms it takes until the server may claim. */
  private int looksUntilClaim(long epoch, long beats) {
    int looks = 1;
    while (!sees(epoch, beats)) {
      looks++;
    }
    return looks;
  }

  private boolean sees(long epoch, long beats) {
    millis += 100;
    return watch.mayClaim(
        new Seen(epoch, "a", "a:8028", epoch, beats, false), Duration.ofMillis(millis).toNanos());
  }
}
