package chat.client.screen.jline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.screen.jline.TestScreen.Setup;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Closing a screen. */
final class LeavingTest {
  private final TestScreen alice = new TestScreen(Setup.USUAL.plain());

  @AfterEach
  void leaves() {
    alice.glass.go();
    alice.close();
  }

  @Test
  void theTerminalIsLeftAsItWasFound() {
    alice.types("half");
    alice.lineIs("[#lobby] half");
    alice.close();
    String written = alice.glass.written();
    assertTrue(written.lastIndexOf("\u001b[?2004l") > written.lastIndexOf("\u001b[?2004h"));
    assertTrue(written.lastIndexOf("\u001b[?1l") > written.lastIndexOf("\u001b[?1h"));
    assertEquals(24, alice.glass.scrollingRows());
    assertEquals(alice.found.toString(), alice.left().toString());
    alice.showsNo("live");
    assertEquals(0, alice.glass.cursorColumn());
  }

  @Test
  void allThatWasShownIsStillDrawn() {
    IntStream.rangeClosed(1, 100).forEach(n -> alice.hearsBob("message " + n));
    alice.close();
    String written = alice.glass.written();
    IntStream.rangeClosed(1, 100)
        .forEach(n -> assertTrue(written.contains("bob: message " + n + "\r\n"), "message " + n));
  }

  @Test
  void nothingIsDrawnAfterClosing() {
    alice.close();
    String written = alice.glass.written();
    alice.hearsBob("too late");
    alice.session.isAsked("Name: ");
    alice.session.notice("too late");
    alice.session.clears();
    alice.close();
    assertEquals(written, alice.glass.written());
  }

  @RepeatedTest(100)
  void itMayCloseWhileKeysAndMessagesArrive() throws InterruptedException {
    Thread bob =
        new Thread(() -> IntStream.range(0, 200).forEach(n -> alice.hearsBob("message " + n)));
    bob.start();
    alice.types("x".repeat(200));
    Thread other = new Thread(alice::close);
    other.start();
    alice.close();
    other.join();
    bob.join();
    assertEquals(24, alice.glass.scrollingRows());
  }

  @Test
  void aTerminalThatGoesAwayEndsTheInput() throws InterruptedException {
    alice.types("half");
    alice.lineIs("[#lobby] half");
    alice.goesAway();
    alice.entered.hasEnded();
    alice.entered.isNothing();
  }

  @Test
  void aTerminalThatBreaksEndsTheInput() throws InterruptedException {
    alice.breaksAfter("half");
    alice.entered.hasEnded();
    alice.entered.isNothing();
  }
}
