package chat.client.screen.jline;

import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.client.screen.jline.TestScreen.Setup;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A terminal that takes nothing for some time, or for ever. */
final class SlowTerminalTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int MANY = 30_000;

  private final TestScreen alice = new TestScreen(Setup.USUAL.plain());

  @AfterEach
  void leaves() {
    alice.glass.go();
    alice.close();
  }

  /** The session shows more than is queued for a terminal that has stopped. */
  private Thread talksToAStoppedTerminal() throws InterruptedException {
    alice.glass.stop();
    Thread bob =
        new Thread(() -> IntStream.range(0, MANY).forEach(n -> alice.hearsBob("message " + n)));
    bob.start();
    alice.glass.await(
        () -> alice.glass.isWaitedFor() && bob.getState() == Thread.State.WAITING, "a full screen");
    return bob;
  }

  @Test
  void theSessionWaitsAndKeysAreServedAfterwards() throws InterruptedException {
    alice.entered.complainsOf("bad", "not so");
    Thread bob = talksToAStoppedTerminal();
    alice.types("bad");
    alice.enters("");
    alice.glass.go();
    bob.join(PATIENCE.toMillis());
    assertFalse(bob.isAlive());
    alice.hasWritten("* not so");
    alice.lineIs("[#lobby] bad");
    alice.presses(Key.ctrl('U'));
    alice.enters("good");
    alice.entered.is("good");
    alice.hasWritten("bob: message " + (MANY - 1) + "\r\n");
  }

  @Test
  void theScreenCanStillBeClosed() throws InterruptedException {
    Thread bob = talksToAStoppedTerminal();
    Thread closing = new Thread(alice::close);
    closing.start();
    bob.join(PATIENCE.toMillis());
    closing.join(PATIENCE.toMillis());
    assertFalse(bob.isAlive(), "the session waits for ever");
    assertFalse(closing.isAlive(), "closing waits for ever");
  }
}
