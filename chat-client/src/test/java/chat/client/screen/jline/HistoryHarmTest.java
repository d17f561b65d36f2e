package chat.client.screen.jline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.screen.jline.TestScreen.Setup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A history file that cannot be used does no harm to the line being typed. */
final class HistoryHarmTest {
  @TempDir private Path folder;

  private void canStillType(Path file) throws InterruptedException {
    try (TestScreen alice = new TestScreen(Setup.USUAL.keeping(file))) {
      alice.types("hello");
      alice.lineIs("[#lobby] hello");
      alice.presses(Key.ENTER);
      alice.entered.is("hello");
      alice.presses(Key.UP);
      alice.lineIs("[#lobby] hello");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"17:trailing\\", "17", "no number", "abc:x", "99999999999999999999:x", "\\"})
  void aDamagedFileDoesNoHarm(String content) throws IOException, InterruptedException {
    Path file = folder.resolve("history");
    Files.writeString(file, content + "\n");
    canStillType(file);
  }

  @Test
  void aBinaryFileDoesNoHarm() throws IOException, InterruptedException {
    Path file = folder.resolve("history");
    byte[] bytes = {(byte) 0xff, (byte) 0xfe, 0, '\n'};
    Files.write(file, bytes);
    canStillType(file);
    assertEquals(bytes.length, Files.size(file), "it may be somebody's, and is left alone");
  }

  @Test
  void aFolderInItsPlaceDoesNoHarm() throws IOException, InterruptedException {
    canStillType(Files.createDirectory(folder.resolve("history")));
  }

  @Test
  void aFolderThatCannotBeCreatedDoesNoHarm() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("file"), "");
    canStillType(folder.resolve("file").resolve("chat-client").resolve("history"));
  }
}
