package chat.server.benchmark;

import chat.server.log.LogException;
import chat.server.log.MemoryLog;
import chat.server.log.RoomLog;
import chat.server.log.pruning.Retention;
import chat.server.log.sqlite.SqliteLog;
import chat.server.time.TimeSource;
import java.nio.file.Path;

/** The logs a server can have, each with the options that select it. */
public enum LogKind {
  /** {@code --data none}. */
  MEMORY {
    @Override
    RoomLog open(Path folder) {
      return new MemoryLog();
    }
  },

  /** {@code --data DIR --sync normal}. */
  SQLITE_NORMAL {
    @Override
    RoomLog open(Path folder) throws LogException {
      return SqliteLog.open(folder, false, Retention.EVERYTHING, TimeSource.SYSTEM);
    }
  },

  /** {@code --data DIR --sync full}: every batch waits for the disk. */
  SQLITE_FULL {
    @Override
    RoomLog open(Path folder) throws LogException {
      return SqliteLog.open(folder, true, Retention.EVERYTHING, TimeSource.SYSTEM);
    }
  };

  /**
   * Opens an empty log.
   *
   * @param folder where it may store files
   */
  abstract RoomLog open(Path folder) throws LogException;
}
