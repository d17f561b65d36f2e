package chat.server.log.search;

import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.ReadableLog;
import chat.server.log.StoredRoom;
import java.util.List;

/** What the index needs of the log that it indexes. Any thread. */
public interface IndexedLog extends ReadableLog {
  /**
   * Returns the next rooms that have messages, private ones too, in the order of their logs.
   *
   * @param afterLog the key of the last log that the caller has seen; an empty text to begin
   */
  @Override
  List<StoredRoom> rooms(String afterLog, int count) throws LogException;

  /**
   * Returns the next rooms of which messages were deleted, in the order of these deletions.
   *
   * @param after the number of the last deletion that the caller has seen, 0 to begin
   */
  List<PrunedRoom> pruned(long after, int count) throws LogException;

  /**
   * Returns the next changes of messages that the files have yet to follow, in their order.
   *
   * @param after the number of the last change that the caller has seen, 0 to begin
   */
  List<Rewrite> rewrites(long after, int count) throws LogException;

  /** Returns whether a room is private: then only a search of it may look up its words. */
  boolean isPrivate(LogName room) throws LogException;

  /**
   * A change of messages that were stored before.
   *
   * @param number rises with each change in any log
   * @param first the number of the first message that changed
   * @param last that of the last one
   */
  record Rewrite(long number, LogName log, long first, long last) {}
}
