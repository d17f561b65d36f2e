package chat.client.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

final class WireChoiceTest {
  @Test
  void firstDecisionCounts() {
    WireChoice choice = new WireChoice(Wire.UNDECIDED);
    assertEquals(Wire.UNDECIDED, choice.wire());
    assertTrue(choice.decide(Wire.TEXT));
    assertFalse(choice.decide(Wire.FRAMES));
    assertTrue(choice.decide(Wire.TEXT));
    assertEquals(Wire.TEXT, choice.wire());
  }

  @Test
  void wireOfAKnownServerIsDecided() {
    assertFalse(new WireChoice(Wire.FRAMES).decide(Wire.TEXT));
    assertFalse(new WireChoice(Wire.TEXT).decide(Wire.FRAMES));
  }

  @RepeatedTest(100)
  void twoThreadsThatDecideAtOnceAgree() {
    WireChoice choice = new WireChoice(Wire.UNDECIDED);
    var frames = CompletableFuture.supplyAsync(() -> choice.decide(Wire.FRAMES));
    boolean isText = choice.decide(Wire.TEXT);
    assertEquals(!isText, frames.join());
    assertEquals(isText ? Wire.TEXT : Wire.FRAMES, choice.wire());
  }

  @Test
  void silenceHasToLastLongerWhereConnectingTookLong() {
    assertEquals(Duration.ofSeconds(8), silenceAfter(Duration.ofSeconds(2)));
    assertEquals(Timing.DEFAULT.silence(), silenceAfter(Duration.ZERO));
  }

  private static Duration silenceAfter(Duration took) {
    ServerAddress address = new ServerAddress("localhost", 1);
    return Timing.DEFAULT.silenceAfter(Connected.plain(address, new Socket(), took));
  }
}
