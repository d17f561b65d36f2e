package chat.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.server.fixture.FramedUser;
import chat.server.fixture.ServerSetup;
import chat.server.fixture.TestServer;
import chat.server.log.RoomLog;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.SqliteLog;
import chat.server.measure.ServerView;
import chat.server.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose data folder has reached --max-data counts the messages that it refuses. */
class FullDataFolderTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String LIMIT = "max-data";

  @TempDir private Path folder;

  @Test
  void eachMessageRefusedByMaxDataIsCounted() throws Exception {
    RoomLog log =
        SqliteLog.open(folder.resolve("data"), false, Retention.EVERYTHING, TimeSource.SYSTEM, 1);
    try (TestServer server = new ServerSetup().withLog(log).start()) {
      ServerView view = server.view();
      await().atMost(PATIENCE).until(() -> view.diskCountedBytes() > 1);
      FramedUser alice = server.framedIn("#tea", "alice");
      FramedUser bob = server.framedIn("#tea", "bob");
      assertEquals(0, view.traffic().limits().get(LIMIT));
      alice.sends("SAY 1 #tea⏎hello");
      alice.seesOneLike("ERROR not-stored SAY 1⏎.*");
      bob.sends("SAY 1 #tea⏎hello");
      bob.seesOneLike("ERROR not-stored SAY 1⏎.*");
      assertEquals(2, view.traffic().limits().get(LIMIT));
      assertTrue(view.notReadyBecause().orElse("").contains("--max-data"));
    }
  }
}
