package chat.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileFailureTest {
  @TempDir Path folder;

  @Test
  void missingFolderIsNamedAsTheReason() {
    var failure =
        assertThrows(
            IOException.class, () -> Files.writeString(folder.resolve("no/file"), "x", UTF_8));
    assertEquals("its folder does not exist", FileFailure.reason(failure));
  }

  @Test
  void missingFileIsNamedAsTheReason() {
    assertEquals("there is no such file", reasonOfReading(folder.resolve("none")));
    assertEquals("there is no such file", reasonOfReading(Path.of("no such file here")));
    assertEquals("its folder does not exist", reasonOfReading(folder.resolve("no/none")));
  }

  private static String reasonOfReading(Path file) {
    return FileFailure.reason(assertThrows(IOException.class, () -> Files.readString(file, UTF_8)));
  }

  @Test
  void fileInTheWayOfAFolderIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    var failure = assertThrows(IOException.class, () -> Files.createDirectories(file));
    assertEquals(file + " is not a folder", FileFailure.reason(failure));
  }

  @Test
  void systemsOwnReasonIsPassedOn() {
    var failure = assertThrows(IOException.class, () -> Files.writeString(folder, "x", UTF_8));
    assertEquals("Is a directory", FileFailure.reason(failure));
  }

  @Test
  void exceptionsWithoutAReasonAreNamedByMessageOrClass() {
    assertEquals("permission denied", FileFailure.reason(new AccessDeniedException("/x")));
    assertEquals("too big", FileFailure.reason(new IOException("too big")));
    assertEquals("IOException", FileFailure.reason(new IOException()));
  }
}
