package chat.server.log.search;

import chat.server.log.LogException;
import chat.server.log.ReadableLog;
import java.util.List;

/** What the index needs of the log that it indexes. Any thread. */
public interface IndexedLog extends ReadableLog {
  /**
   * Returns the next rooms of which messages were deleted, in the order of these deletions.
   *
   * @param after the number of the last deletion that the caller has seen, 0 to begin
   */
  List<PrunedRoom> pruned(long after, int count) throws LogException;
}
