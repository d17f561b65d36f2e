package chat.server.log.sqlite;

import chat.notation.SizeNotation;
import chat.protocol.command.Size;
import chat.server.log.DiskUse;
import chat.server.log.RoomLog;
import chat.server.log.file.DataFolder;
import chat.server.log.file.Sql;
import chat.server.log.pruning.FolderPruner;
import java.sql.SQLException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds how much the files in the data folder have. Pages that are free for reuse in the databases
 * don't count: new messages take these before a file grows. The maintenance thread measures, the
 * hub's thread checks each commit.
 */
final class DataLimit {
  private static final Logger LOG = LoggerFactory.getLogger(DataLimit.class);
  private static final int WARNING_PERCENT = 90;

  private final DataFolder folder;
  private final long maxBytes;
  private volatile long bytes;
  private volatile LongSupplier freeInIndex = () -> 0;
  // The maintenance thread's.
  private boolean warned;

  /**
   * A limit that nothing has been compared with.
   *
   * @param maxBytes 0 for no limit
   */
  DataLimit(DataFolder folder, long maxBytes) {
    this.folder = folder;
    this.maxBytes = maxBytes;
  }

  /** Sets what returns the size of the free pages in the search index. */
  void setFreeInIndex(LongSupplier freeBytes) {
    freeInIndex = freeBytes;
  }

  /** Measures the files: commits of the next second are compared with the result. */
  void measure(Sql messages) throws SQLException {
    long free = messages.number("PRAGMA freelist_count") * messages.number("PRAGMA page_size");
    bytes = Math.max(0, folder.databaseBytes() - free - freeInIndex.getAsLong());
    boolean isNear = maxBytes > 0 && bytes / WARNING_PERCENT >= maxBytes / 100;
    if (isNear && !warned) {
      LOG.warn(
          "the files in the data folder have {} of the {} that --max-data allows; messages beyond that are refused. Allow more, or remove messages with --keep",
          SizeNotation.rounded(bytes),
          new Size(maxBytes));
    }
    warned = isNear;
  }

  /** Returns what the search index has, without its free pages. */
  long indexBytes() {
    return Math.max(0, folder.indexBytes() - freeInIndex.getAsLong());
  }

  /** Returns how many bytes the files had recently. Any thread. */
  DiskUse use(FolderPruner pruner) {
    return new DiskUse(folder.bytes(), bytes, maxBytes, pruner.keptBytes(), pruner.maxBytes());
  }

  /** Returns whether the files have as much as they may. */
  boolean isReached() {
    return maxBytes > 0 && bytes >= maxBytes;
  }

  /** Refuses a commit while the files have as much as they may. */
  void check() throws RoomLog.DataLimitException {
    if (isReached()) {
      throw new RoomLog.DataLimitException(
          "the files in the data folder have %s, and --max-data allows %s. Allow more, or remove messages with --keep"
              .formatted(SizeNotation.rounded(bytes), new Size(maxBytes)));
    }
  }
}
