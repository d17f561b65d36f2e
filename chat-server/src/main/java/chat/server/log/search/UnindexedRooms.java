package chat.server.log.search;

import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.StoredRoom;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rooms with messages that the index may lack: those that changed, and at first all whose end
 * the index has not reached. The search thread.
 */
final class UnindexedRooms {
  private static final int ROOMS_PER_STEP = 1_000;
  private static final String BEFORE_ALL = "";

  private final IndexedLog log;
  private final RoomChanges changes;
  private final Set<LogName> rooms = new LinkedHashSet<>();
  // The key of the last room that was compared with the index; empty once all were.
  private Optional<String> comparedTo = Optional.of(BEFORE_ALL);
  // An index that is complete up to this commit needs no comparison.
  private long neededCommit;
  private boolean pruned;
  private long lastCommit;

  UnindexedRooms(IndexedLog log, RoomChanges changes) {
    this.log = log;
    this.changes = changes;
    this.neededCommit = changes.lastCommit();
  }

  /** Compares all rooms with the index, from now on. */
  void compareAll() {
    comparedTo = Optional.of(BEFORE_ALL);
    neededCommit = Long.MAX_VALUE;
  }

  /** Takes over what has changed since the last call. */
  void update() {
    RoomChanges.Taken taken = changes.take();
    rooms.addAll(taken.rooms());
    pruned |= taken.pruned();
    lastCommit = taken.lastCommit();
    if (taken.all()) {
      compareAll();
    }
  }

  /** Returns a room that may have new messages. */
  Optional<LogName> next() {
    return rooms.stream().findFirst();
  }

  /** Removes a room whose messages are all indexed. */
  void remove(LogName room) {
    rooms.remove(room);
  }

  /**
   * Compares some rooms with the index.
   *
   * @return false if all were compared
   */
  boolean compareSome(SearchTables tables) throws SQLException, LogException {
    if (comparedTo.equals(Optional.of(BEFORE_ALL)) && tables.completeUpTo() >= neededCommit) {
      comparedTo = Optional.empty();
    }
    if (comparedTo.isEmpty()) {
      return false;
    }
    List<StoredRoom> some = log.rooms(comparedTo.get(), ROOMS_PER_STEP);
    for (StoredRoom room : some) {
      long missing = room.lastSeq() - tables.cursor(room.log());
      if (missing > 0) {
        rooms.add(room.log());
        changes.lag().found(missing);
      }
    }
    comparedTo =
        some.size() < ROOMS_PER_STEP
            ? Optional.empty()
            : Optional.of(some.get(some.size() - 1).name().key());
    return true;
  }

  /** Returns the number of the last commit among the changes taken. */
  long lastCommit() {
    return lastCommit;
  }

  /** Returns whether rooms may have lost messages that the index still has. */
  boolean arePruned() {
    return pruned;
  }

  /** Records that the index has no message that a room has lost. */
  void prunedAll() {
    pruned = false;
  }
}
