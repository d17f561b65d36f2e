package chat.server.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.net.Heartbeat.Beat;
import chat.server.net.input.InputActivity;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
  private final InputActivity activity = new InputActivity();
  private final Heartbeat heartbeat = new Heartbeat(activity, Duration.ofSeconds(60));
  private boolean dataWaits;

  private Beat after(int seconds) {
    return heartbeat.look(Duration.ofSeconds(seconds).toNanos(), dataWaits);
  }

  private void framesWait() {
    activity.speaksFrames();
    activity.beginsToWait();
  }

  @Test
  void silentClientIsPingedOnceAndThenLostOnce() {
    framesWait();
    assertEquals(Beat.NONE, after(1_000));
    assertEquals(Beat.NONE, after(1_059));
    assertEquals(Beat.PING, after(1_060));
    assertEquals(Beat.NONE, after(1_119));
    assertEquals(Beat.LOST, after(1_120));
    assertEquals(Beat.NONE, after(1_240));
  }

  @Test
  void anyByteBeginsTheTimeAgain() {
    framesWait();
    after(0);
    assertEquals(Beat.PING, after(60));
    activity.hasRead();
    activity.beginsToWait();
    assertEquals(Beat.NONE, after(120));
    assertEquals(Beat.NONE, after(179));
    assertEquals(Beat.PING, after(180));
  }

  @Test
  void readerThatDoesNotWaitForTheClientMeasuresNoSilence() {
    framesWait();
    after(0);
    activity.hasRead();
    assertEquals(Beat.NONE, after(1_000));
    activity.beginsToWait();
    assertEquals(Beat.NONE, after(1_001));
    assertEquals(Beat.PING, after(1_061));
  }

  @Test
  void timeInWhichDataWaitsIsNoSilence() {
    framesWait();
    after(0);
    assertEquals(Beat.NONE, after(20));
    dataWaits = true;
    assertEquals(Beat.NONE, after(60));
    assertEquals(Beat.NONE, after(500));
    dataWaits = false;
    assertEquals(Beat.NONE, after(501));
    assertEquals(Beat.NONE, after(539));
    assertEquals(Beat.PING, after(540));
  }

  /** The client answers PING only after it has received the data that was sent after it. */
  @Test
  void clientThatReadsSlowlyAfterPingHasTimeToAnswer() {
    framesWait();
    after(0);
    assertEquals(Beat.PING, after(60));
    dataWaits = true;
    assertEquals(Beat.NONE, after(61));
    assertEquals(Beat.NONE, after(700));
    dataWaits = false;
    assertEquals(Beat.NONE, after(701));
    assertEquals(Beat.NONE, after(759));
    assertEquals(Beat.LOST, after(760));
  }

  /** In a busy room, something is often on its way when the watchdog looks. */
  @Test
  void dataThatWaitsShortlyHidesNoDeadClient() {
    framesWait();
    after(0);
    Beat beat = Beat.NONE;
    int second = 0;
    while (beat != Beat.LOST) {
      second++;
      dataWaits = second % 4 == 0;
      beat = after(second);
    }
    assertEquals(159, second);
  }

  @Test
  void textClientIsNeverPinged() {
    activity.beginsToWait();
    after(0);
    assertEquals(Beat.NONE, after(1_000));
  }

  @Test
  void zeroIsNoLimit() {
    Heartbeat none = new Heartbeat(activity, Duration.ZERO);
    framesWait();
    none.look(0, false);
    assertEquals(Beat.NONE, none.look(Long.MAX_VALUE, false));
  }
}
