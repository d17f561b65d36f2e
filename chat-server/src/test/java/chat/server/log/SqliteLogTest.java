package chat.server.log;

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
    log = SqliteLog.open(folder, false, Keep.EVERYTHING, Clock.systemUTC());
  }

  @Override
  RoomLog log() {
    return log;
  }
}
