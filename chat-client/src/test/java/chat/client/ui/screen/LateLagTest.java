package chat.client.ui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long the server takes to answer is measured by a thread that may come too late. */
final class LateLagTest {
  private final Desk desk = new Desk(Desk.LOBBY);

  private LinkState link() {
    return desk.board.status(0).link();
  }

  @Test
  void aLinkThatIsLostStaysLostWhateverWasMeasured() {
    desk.view.lag(Duration.ofMillis(700));
    assertEquals(LinkState.live(Duration.ofMillis(700)), link());
    desk.view.lost("broken");
    desk.view.lag(Duration.ofMillis(900));
    assertEquals(LinkState.LOST, link());
    desk.view.retrying(Duration.ofSeconds(4));
    desk.view.lag(Duration.ofMillis(900));
    assertEquals(LinkState.retryingAt(Desk.NOW.plusSeconds(4)), link());
  }
}
