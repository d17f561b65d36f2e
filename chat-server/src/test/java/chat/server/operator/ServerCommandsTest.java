package chat.server.operator;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.Captured;
import chat.server.fixture.FramedUser;
import chat.server.fixture.TextUser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Announcements, and a server that is drained. */
class ServerCommandsTest {
  @AutoClose private final OperatorSetup setup = new OperatorSetup();

  @Test
  void announcementReachesBothWiresAndIsRecorded() throws Exception {
    FramedUser alice = setup.server().framedIn("#tea", "alice");
    TextUser bob = setup.server().guest("bob");
    assertEquals(
        List.of("announced to 2 devices"),
        setup.answer("{'command':'announce','text':'cake at\\nfour'}"));
    alice.seesNext("NOTICE announcement⏎cake at⏎four");
    bob.seesNext("* cake at", "* four");
    assertEquals(List.of("console:ann announce  cake at\\nfour"), setup.audit());
    setup.refuses("{'command':'announce','text':' '}", "the command lacks its text");
    setup.refuses(
        "{'command':'announce','text':'" + "x".repeat(4_097) + "'}",
        "an announcement has 4,096 characters at most");
  }

  @Test
  void drainedServerStopsWhenAllHaveLeft() throws Exception {
    FramedUser alice = setup.server().framedIn("#tea", "alice");
    TextUser bob = setup.server().guest("bob");
    assertEquals(
        List.of(
            "no more connections are accepted; the server stops when all have left, within 600 s"),
        setup.answer("{'command':'drain','seconds':600}"));
    alice.seesOneLike("NOTICE drain⏎the server stops within 600 s");
    bob.seesOneLike("\\* the server stops within 600 s");
    assertThrows(
        IOException.class,
        () -> new Socket(InetAddress.getLoopbackAddress(), setup.server().port()).close());
    // Those who are connected go on.
    alice.sends("SAY 1 #tea⏎still here");
    alice.seesOneLike("ACK 1 #tea 1 .*");
    alice.sends("BYE");
    alice.seesOneLike("BYE bye.*");
    bob.sends("/quit");
    await().atMost(Captured.PATIENCE).until(() -> !setup.server().view().isLive());
  }

  @Test
  void secondDrainShortensTheTimeOfTheFirst() throws Exception {
    FramedUser alice = setup.server().framedIn("#tea", "alice");
    setup.answer("{'command':'drain','seconds':600}");
    setup.answer("{'command':'drain','seconds':700}");
    alice.seesOneLike("NOTICE drain⏎the server stops within 600 s");
    alice.seesOneLike("NOTICE drain⏎the server stops within (600|59.) s");
    setup.answer("{'command':'drain','seconds':0}");
    alice.seesOneLike("BYE shutting-down⏎.*");
  }

  @Test
  void drainWithoutATimeTakesTheDefaultOfTheCommand() throws Exception {
    FramedUser alice = setup.server().framedIn("#tea", "alice");
    setup.answer("{'command':'drain'}");
    alice.seesOneLike("NOTICE drain⏎the server stops within 60 s");
  }

  @Test
  void drainWaitsForAnswersAndConnections() throws Exception {
    AtomicBoolean hasConnections = new AtomicBoolean(true);
    CountDownLatch stopped = new CountDownLatch(1);
    Drain drain = new Drain(() -> {}, hasConnections::get, stopped::countDown);
    drain.begin(Duration.ofMinutes(10));
    assertTrue(drain.secondsLeft() > 500);
    assertEquals(1, stopped.getCount());
    hasConnections.set(false);
    assertTrue(stopped.await(Captured.PATIENCE.toSeconds(), TimeUnit.SECONDS));
  }

  @Test
  void drainUnderLoadLosesNothingThatWasAcknowledged() throws Exception {
    FramedUser alice = setup.server().framedIn("#tea", "alice");
    FramedUser bob = setup.server().framedIn("#tea", "bob");
    setup.answer("{'command':'drain','seconds':1}");
    int sent = 0;
    String last = "";
    while (!last.startsWith("BYE ") && sent < 100_000) {
      alice.sends("SAY %d #tea⏎message %d".formatted(++sent, sent));
      last = alice.seesOneLike("(ACK " + sent + " #tea .*|BYE .*)");
    }
    for (int i = 1; i < sent; i++) {
      bob.seesOneLike("SAID #tea " + i + " \\d+ alice⏎message " + i);
    }
    bob.seesOneLike("BYE shutting-down⏎.*");
  }
}
