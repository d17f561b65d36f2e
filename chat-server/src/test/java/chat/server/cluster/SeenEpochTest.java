package chat.server.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.server.log.LogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeenEpochTest {
  @TempDir private Path folder;

  @Test
  void lowerEpochIsALoss() throws LogException {
    SeenEpoch epoch = new SeenEpoch(folder);
    assertEquals(Optional.empty(), epoch.lost("log", 0));
    epoch.write("log", 7);
    assertEquals(Optional.empty(), epoch.lost("log", 7));
    assertEquals(Optional.empty(), epoch.lost("log", 8));
    assertEquals(
        Optional.of("its last claim is number 6, but this server knows of number 7"),
        epoch.lost("log", 6));
  }

  @Test
  void epochsOfAnotherLogSayNothing() throws LogException {
    SeenEpoch epoch = new SeenEpoch(folder);
    epoch.write("log", 7);
    assertEquals(Optional.empty(), epoch.lost("other", 1));
  }

  @Test
  void damagedFileIsReported() throws IOException {
    Files.writeString(folder.resolve("cluster"), "log x\n");
    assertEquals(
        "can't read " + folder.resolve("cluster") + ": it is damaged",
        assertThrows(LogException.class, () -> new SeenEpoch(folder).lost("log", 1)).getMessage());
  }
}
