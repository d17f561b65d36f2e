package chat.server.log.sqlite;

import chat.server.log.LogException;
import chat.server.log.RoomLog;
import chat.server.log.RoomLogContract;
import chat.server.log.pruning.Retention;
import chat.server.time.TimeSource;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The log on disk. */
class SqliteLogTest extends RoomLogContract {
  @TempDir private Path folder;
  @AutoClose private SqliteLog log;

  @BeforeEach
  void open() throws LogException {
    log = SqliteLog.open(folder, false, Retention.EVERYTHING, TimeSource.SYSTEM);
  }

  @Override
  protected RoomLog log() {
    return log;
  }
}
