package chat.server.log.search;

import chat.server.log.LogException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * Deletes from the index what the log no longer stores, and returns the space to the file system,
 * all in small steps. The search thread.
 */
final class PrunedBlocks {
  private static final int ROOMS_PER_PAGE = 100;

  private final IndexedLog log;
  private final RoomChanges changes;
  // The page of rooms whose blocks are being deleted.
  private final Queue<PrunedRoom> page = new ArrayDeque<>();
  private boolean arePruned;
  private boolean areDeleted;

  PrunedBlocks(IndexedLog log, RoomChanges changes) {
    this.log = log;
    this.changes = changes;
  }

  /** Runs one step; returns false if nothing was left to do. */
  boolean deleteSome(IndexTables tables) throws SQLException, LogException {
    arePruned |= changes.takePruned();
    if (page.isEmpty() && arePruned) {
      List<PrunedRoom> rooms = log.pruned(tables.prunedUpTo(), ROOMS_PER_PAGE);
      page.addAll(rooms);
      arePruned = rooms.size() == ROOMS_PER_PAGE;
    }
    if (!page.isEmpty()) {
      delete(tables, page.element());
      return true;
    }
    if (areDeleted) {
      areDeleted = tables.mergeSome();
      return true;
    }
    return tables.shrinkSome();
  }

  private void delete(IndexTables tables, PrunedRoom room) throws SQLException {
    if (tables.deleteSomeBefore(room.log(), room.firstStored())) {
      areDeleted = true;
    } else {
      tables.pruned(room);
      page.remove();
    }
  }
}
