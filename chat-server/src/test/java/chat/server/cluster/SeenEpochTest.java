package chat.server.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.log.LogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeenEpochTest {
  @TempDir private Path folder;

  @Test
  void lowerEpochIsRefused() throws LogException {
    SeenEpoch epoch = new SeenEpoch(folder);
    epoch.require("log", 0);
    epoch.write("log", 7);
    epoch.require("log", 7);
    epoch.require("log", 8);
    String message = assertThrows(LogException.class, () -> epoch.require("log", 6)).getMessage();
    assertTrue(
        message.startsWith(
            "the database has lost commits that were acknowledged: its last claim is number 6, but"
                + " this server has claimed number 7. Promote the node that has all of them"),
        message);
  }

  @Test
  void epochsOfAnotherLogSayNothing() throws LogException {
    SeenEpoch epoch = new SeenEpoch(folder);
    epoch.write("log", 7);
    epoch.require("other", 1);
  }

  @Test
  void damagedFileIsReported() throws IOException {
    Files.writeString(folder.resolve("cluster"), "log x\n");
    assertEquals(
        "can't read " + folder.resolve("cluster") + ": it is damaged",
        assertThrows(LogException.class, () -> new SeenEpoch(folder).require("log", 1))
            .getMessage());
  }
}
