package chat.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.server.log.LogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that a command writes, and what is left of them if it ends early. */
class UnfinishedFileTest {
  @TempDir private Path folder;
  @TempDir private Path data;

  private UnfinishedFile file() throws LogException {
    return UnfinishedFile.of(folder.resolve("backup.db"), false, data);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).toList();
    }
  }

  private static void write(Path database) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE messages (text)");
    }
  }

  @Test
  void completeFileIsAlone() throws Exception {
    try (UnfinishedFile file = file()) {
      write(file.path());
      file.complete();
    }
    assertEquals(List.of("backup.db"), files());
  }

  /** As on a signal, which deletes it before or while SQLite opens it. */
  @Test
  void abandonedFileIsNotCreatedAgain() throws Exception {
    UnfinishedFile file = file();
    file.close();
    assertThrows(SQLException.class, () -> write(file.path()));
    assertEquals("interrupted", assertThrows(LogException.class, file::complete).getMessage());
    assertEquals(List.of(), files());
  }
}
