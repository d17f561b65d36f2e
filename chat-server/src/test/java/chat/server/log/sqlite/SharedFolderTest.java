package chat.server.log.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.server.log.LogException;
import chat.server.log.file.DataFolder;
import chat.server.log.pruning.Retention;
import chat.server.log.tools.StoredLog;
import chat.server.time.TimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** The folder of a server whose messages are in a database has none that could be used. */
class SharedFolderTest {
  @TempDir private Path folder;

  @BeforeEach
  void make() throws Exception {
    Files.writeString(folder.resolve(DataFolder.CLUSTER), "id 1");
  }

  private void assertRefused(Executable opening) {
    assertEquals(
        "the messages of the server in %s are in a database: start it with --log, and use admin while it runs. For export and check, copy them to another folder with chat-server migrate"
            .formatted(folder),
        assertThrows(LogException.class, opening).getMessage());
  }

  @Test
  void serverWithoutADatabaseIsRefused() {
    assertRefused(
        () -> SqliteLog.open(folder, true, Retention.EVERYTHING, TimeSource.SYSTEM).close());
  }

  @Test
  void commandsOnTheFolderAreRefused() {
    assertRefused(() -> StoppedLog.open(folder).close());
    assertRefused(() -> StoredLog.open(folder).close());
  }

  @Test
  void logThatWasCopiedBackIsUsed() throws Exception {
    FolderTables.openOrCreate(folder).close();
    StoredLog.open(folder).close();
  }
}
