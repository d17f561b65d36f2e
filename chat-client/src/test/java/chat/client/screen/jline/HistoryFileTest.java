package chat.client.screen.jline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.screen.jline.TestScreen.Setup;
import chat.fixture.Skips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entered lines are there again in the next run. */
final class HistoryFileTest {
  @TempDir private Path folder;

  private TestScreen screen() {
    return new TestScreen(Setup.USUAL.keeping(folder.resolve("new").resolve("history")));
  }

  @Test
  void itHasLinesButNoAnswersAndIsReadableByItsOwnerAlone()
      throws IOException, InterruptedException {
    try (TestScreen alice = screen()) {
      alice.enters("said before");
      alice.entered.is("said before");
      alice.session.isAsked("Nick [x]: ");
      alice.lineIs("Nick [x]:");
      alice.enters("secret");
      alice.entered.is("secret");
      alice.lineIs("[#lobby]");
      alice.enters("two\u001b\rlines");
      alice.entered.is("two\nlines");
      alice.enters("said last");
      alice.entered.is("said last");
    }
    Path file = folder.resolve("new").resolve("history");
    String history = Files.readString(file);
    assertTrue(history.contains("said before"), history);
    assertFalse(history.contains("secret"), history);
    try (TestScreen alice = screen()) {
      alice.presses(Key.UP);
      alice.lineIs("[#lobby] said last");
      alice.presses(Key.UP);
      alice.showsInTurn("[#lobby] two", "  lines");
      alice.presses(Key.UP);
      alice.lineIs("[#lobby] said before");
      alice.presses(Key.ENTER);
      alice.entered.is("said before");
    }
    boolean hasOwners = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    Skips.unless(hasOwners, "files have no owners here");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }
}
