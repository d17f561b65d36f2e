package chat.client.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LivenessTest {
  private long now = Long.MAX_VALUE - Duration.ofSeconds(20).toNanos();
  private final Liveness liveness = new Liveness(Duration.ofSeconds(7), () -> now);

  private void passes(long millis) {
    now += Duration.ofMillis(millis).toNanos();
  }

  /** Writes a slice that takes this long. */
  private void writes(long millis) {
    long start = now;
    passes(millis);
    liveness.wrote(start);
  }

  private void isPinged() {
    assertTrue(liveness.takePing());
    assertFalse(liveness.takePing(), "one ping for each silence");
  }

  @Test
  void silentServerIsPingedOnceAndThenDead() {
    liveness.awaitsBytes();
    passes(6_999);
    assertFalse(liveness.takePing());
    assertEquals(1, liveness.waitMillis());
    passes(1);
    isPinged();
    assertEquals(7_000, liveness.waitMillis());
    passes(6_999);
    assertFalse(liveness.isDead());
    passes(1);
    assertTrue(liveness.isDead());
  }

  @Test
  void serverThatSendsBytesLives() {
    for (int i = 0; i < 3; i++) {
      liveness.awaitsBytes();
      passes(7_000);
      isPinged();
      passes(6_000);
    }
    assertFalse(liveness.isDead());
  }

  @Test
  void writesIntoTheSystemsBufferProveNothing() {
    liveness.awaitsBytes();
    for (int i = 0; i < 7; i++) {
      writes(0);
      passes(1_000);
    }
    isPinged();
    for (int i = 0; i < 7; i++) {
      assertFalse(liveness.isDead());
      writes(0);
      passes(1_000);
    }
    assertTrue(liveness.isDead());
  }

  @Test
  void blockedWriteProvesNothingBeforeItEnds() {
    liveness.awaitsBytes();
    passes(7_000);
    isPinged();
    passes(7_000);
    assertTrue(liveness.isDead());
  }

  @Test
  void slowNetworkThatTakesBytesLives() {
    liveness.awaitsBytes();
    for (int i = 0; i < 10; i++) {
      writes(6_500);
      assertFalse(liveness.takePing());
    }
    passes(7_000);
    isPinged();
    // The ping waits behind what is written.
    for (int i = 0; i < 10; i++) {
      writes(6_500);
      assertFalse(liveness.isDead());
    }
    passes(13_999);
    assertFalse(liveness.isDead());
    passes(1);
    assertTrue(liveness.isDead(), "the last sign of life is 14 s old");
  }

  @Test
  void clientThatWasStoppedWaitsForTheAnswerToItsPing() {
    liveness.awaitsBytes();
    passes(3_600_000);
    assertEquals(1, liveness.waitMillis());
    isPinged();
    passes(6_999);
    assertFalse(liveness.isDead());
    passes(1);
    assertTrue(liveness.isDead());
  }
}
