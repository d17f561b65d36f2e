package chat.server.log.sqlite;

import chat.server.log.LogException;
import chat.server.log.RoomLog;
import chat.server.log.RoomLogContract;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The log on disk. */
class SqliteLogTest extends RoomLogContract {
  @TempDir private Path folder;
  @AutoClose private SqliteLog log;

  @BeforeEach
  void open() throws LogException {
    log = SqliteLog.open(folder, false, Retention.EVERYTHING, Clock.systemUTC());
  }

  @Override
  protected RoomLog log() {
    return log;
  }
}
