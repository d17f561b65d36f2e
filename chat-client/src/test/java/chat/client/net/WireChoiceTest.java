package chat.client.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class WireChoiceTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofMillis(1);

  @Test
  void silenceMeansText() throws InterruptedException {
    WireChoice choice = new WireChoice(SHORT, Duration.ZERO);
    assertEquals(Wire.UNDECIDED, choice.wire());
    assertEquals(Wire.TEXT, choice.await());
    assertFalse(choice.frames());
    assertEquals(Wire.TEXT, choice.wire());
  }

  @Test
  void whereConnectingTookLongSilenceHasToLastLonger() {
    assertEquals(Duration.ofSeconds(8), new WireChoice(SHORT, Duration.ofSeconds(2)).silence());
    assertEquals(SHORT, new WireChoice(SHORT, Duration.ZERO).silence());
  }

  @Test
  void aPlainLineMeansTextAtOnceButOnlyOnceSomethingIsToBeSent() throws InterruptedException {
    WireChoice choice = new WireChoice(LONG, Duration.ZERO);
    choice.plainLine();
    assertTrue(choice.frames());
    assertEquals(Wire.FRAMES, choice.await());
    WireChoice other = new WireChoice(LONG, Duration.ZERO);
    other.plainLine();
    assertEquals(Wire.TEXT, other.await());
  }

  @Test
  void whoWaitsIsToldOfTheGreetingOrTheEnd() {
    assertEquals(Wire.FRAMES, awaited(WireChoice::frames));
    assertEquals(Wire.UNDECIDED, awaited(WireChoice::end));
    assertEquals(Wire.TEXT, awaited(WireChoice::plainLine));
  }

  private static Wire awaited(Consumer<WireChoice> event) {
    WireChoice choice = new WireChoice(LONG, Duration.ZERO);
    Thread reader = new Thread(() -> event.accept(choice), "reader");
    reader.start();
    return assertTimeoutPreemptively(Duration.ofSeconds(20), choice::await);
  }
}
