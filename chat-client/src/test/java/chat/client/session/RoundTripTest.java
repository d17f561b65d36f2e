package chat.client.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a screen learns how long the server takes to answer. */
final class RoundTripTest {
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final SessionTranscript chat = SessionTranscript.onScreen("alice@localhost");

  @Test
  void pingMeasuresEveryFiveSecondsOnceWelcomed() {
    chat.timePasses(INTERVAL)
        .sent()
        .serverWelcomes("alice")
        .timePasses(INTERVAL)
        .sent("PING lag")
        .timePasses(Duration.ofMillis(30))
        .serverSends("PONG lag")
        .shows("round trip: 30 ms");
    assertEquals(Duration.ofMillis(30), chat.state().link().roundTrip());
    chat.timePasses(INTERVAL.minusMillis(31)).sent().timePasses(Duration.ofMillis(1));
    chat.sent("PING lag");
  }

  @Test
  void answerThatIsLateIsReportedAsTheTimeSoFar() {
    chat.serverWelcomes("alice")
        .timePasses(INTERVAL.multipliedBy(3))
        .sent("PING lag")
        .shows("round trip: 5000 ms", "round trip: 10000 ms");
  }

  @Test
  void otherPongMeasuresNothing() {
    chat.serverWelcomes("alice").timePasses(INTERVAL).serverSends("PONG alive").shows();
  }

  @Test
  void lostLinkEndsTheMeasurement() {
    chat.serverWelcomes("alice").timePasses(INTERVAL).linkBreaks().reconnects().forget();
    chat.timePasses(INTERVAL).sent().shows();
    chat.serverSends("WELCOME alice fake/1 log 0 65536").forget().timePasses(INTERVAL);
    chat.sent("PING lag").shows();
  }

  @Test
  void pipeMeasuresNothing() {
    SessionTranscript.ofProgram("alice@localhost")
        .serverWelcomes("alice")
        .timePasses(Duration.ofHours(1))
        .sent();
  }
}
