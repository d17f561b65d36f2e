package chat.server.log.search;

import chat.server.log.LogException;
import chat.server.log.StoredRoom;
import java.sql.SQLException;
import java.util.List;

/**
 * Compares all rooms with the index, a few at a time, to find messages that an earlier process has
 * stored and not indexed. The search thread.
 */
final class Comparison {
  /** How many rooms a step compares. */
  static final int ROOMS_PER_STEP = 1_000;

  private final IndexedLog log;
  private final Unindexed unindexed;
  // The key of the last log that was compared.
  private String comparedTo = "";
  // Any thread reads it.
  private volatile boolean complete;
  private long neededCommit;

  /**
   * A comparison that has nothing to do if the index is complete.
   *
   * @param neededCommit the number of the last commit of the earlier process
   */
  Comparison(IndexedLog log, Unindexed unindexed, long neededCommit) {
    this.log = log;
    this.unindexed = unindexed;
    this.neededCommit = neededCommit;
  }

  /** Compares all rooms, from the first one on. */
  void restart() {
    comparedTo = "";
    complete = false;
    neededCommit = Long.MAX_VALUE;
  }

  boolean isComplete() {
    return complete;
  }

  /** Compares no room if the index has all that an earlier process has stored. */
  void begin(IndexTables tables) throws SQLException {
    complete = tables.completeUpTo() >= neededCommit;
  }

  /** Compares some rooms with the index. */
  void step(IndexTables tables) throws SQLException, LogException {
    List<StoredRoom> some = log.rooms(comparedTo, ROOMS_PER_STEP);
    for (StoredRoom room : some) {
      long indexed = tables.blocks().lastIndexed(room.log());
      if (indexed < room.lastSeq()) {
        unindexed.found(new Unindexed.Messages(room.log(), indexed, room.lastSeq()));
      }
    }
    complete = some.size() < ROOMS_PER_STEP;
    comparedTo = complete ? "" : some.get(some.size() - 1).log().key();
  }
}
