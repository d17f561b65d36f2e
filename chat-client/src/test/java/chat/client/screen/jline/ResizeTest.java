package chat.client.screen.jline;

import chat.client.screen.jline.TestScreen.Setup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The window gets another size while nothing is drawn. The emulator does not rewrap its rows; the
 * real terminal of src/test/screen/run does.
 */
final class ResizeTest {
  private final TestScreen alice = new TestScreen(Setup.USUAL);

  @AfterEach
  void leaves() {
    alice.close();
  }

  @ParameterizedTest
  @CsvSource({"80,30", "80,10", "100,24", "100,30", "100,10", "40,24", "40,10"})
  void theLineIsThereOnceAndTheStatusLineAtTheNewBottom(int columns, int rows) {
    alice.types("half a li");
    alice.lineIs("[#lobby] half a li");
    alice.isCalledByBob();
    alice.isResized(columns, rows);
    alice.statusSays("#lobby");
    alice.lineIs("[#lobby] half a li");
    alice.cursorIsAt(18);
    alice.hearsBob("seen");
    alice.showsInTurn("12:05 bob: seen", "[#lobby] half a li");
    alice.types("ne");
    alice.lineIs("[#lobby] half a line");
    alice.statusSays("#lobby");
  }

  @Test
  void messagesSurviveManyResizes() throws InterruptedException {
    for (int n = 1; n <= 40; n++) {
      alice.hearsBob("message " + n);
    }
    alice.shows("12:05 bob: message 40");
    alice.types("half");
    alice.lineIs("[#lobby] half");
    alice.isCalledByBob();
    alice.isResized(80, 12);
    alice.isResized(80, 24);
    alice.isResized(80, 18);
    alice.statusSays("#lobby");
    alice.lineIs("[#lobby] half");
    alice.hearsBob("more");
    alice.showsInTurn("12:05 bob: hi alice", "12:05 bob: more", "[#lobby] half");
    alice.presses(Key.ENTER);
    alice.entered.is("half");
  }
}
