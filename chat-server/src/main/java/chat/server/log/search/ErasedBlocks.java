package chat.server.log.search;

import chat.server.log.LogException;
import chat.server.log.file.UnusedBytes;
import chat.server.log.words.FoldedWords;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets the index forget the words of texts that were deleted or replaced: indexes the blocks of
 * changed messages again, merges the index, since only that removes the words of a deleted block,
 * and overwrites what is left in the file, all in small steps. The search thread.
 */
final class ErasedBlocks {
  private static final int CHANGES_PER_PAGE = 100;

  /** A room that has become private has any number of blocks. */
  private static final int BLOCKS_PER_COMMIT = 64;

  /** From this size on, merging takes long, and waits so that it serves many changes. */
  private static final long LARGE_BYTES = 64L << 20;

  private static final long NANOS_BETWEEN_MERGES = Duration.ofMinutes(10).toNanos();

  private final IndexedLog log;
  private final RoomChanges changes;
  private final JoinedBlocks joined;
  private final FoldedWords words;
  private final Runnable giveWay;
  // The last message of those that the change affects whose blocks have followed it; 0 for none.
  private long replacedUpTo;
  private Stage stage = Stage.FOLLOWING;
  private boolean isDue = true;
  private long followed;
  private long mergedNanos = System.nanoTime() - NANOS_BETWEEN_MERGES;

  private enum Stage {
    FOLLOWING,
    WAITING,
    MERGING,
    WIPING,
    OVERWRITING
  }

  ErasedBlocks(
      IndexedLog log,
      RoomChanges changes,
      JoinedBlocks joined,
      FoldedWords words,
      Runnable giveWay) {
    this.log = log;
    this.changes = changes;
    this.joined = joined;
    this.words = words;
    this.giveWay = giveWay;
  }

  /** Forgets how far it was, because the index is a new one. */
  void restart() {
    stage = Stage.FOLLOWING;
    isDue = true;
    followed = 0;
    replacedUpTo = 0;
  }

  /** Runs one step; returns false if nothing is left to do, or nothing can be done now. */
  boolean followSome(IndexTables tables) throws SQLException, LogException {
    isDue |= changes.takeRewritten();
    return switch (stage) {
      case FOLLOWING -> isDue && follow(tables);
      case WAITING -> beginMerge(tables);
      case MERGING -> merge(tables);
      case WIPING -> begin(tables);
      case OVERWRITING -> overwrite(tables);
    };
  }

  private boolean follow(IndexTables tables) throws SQLException, LogException {
    List<IndexedLog.Rewrite> page = log.rewrites(followed, CHANGES_PER_PAGE);
    for (IndexedLog.Rewrite change : page) {
      // The blocks of one may have followed before a restart, and their words still be there.
      if (change.number() > tables.erasedUpTo() && !replaceSome(tables, change)) {
        return true;
      }
      followed = change.number();
      giveWay.run();
    }
    if (page.size() == CHANGES_PER_PAGE) {
      return true;
    }
    isDue = false;
    if (followed > changes.erased()) {
      stage = Stage.WAITING;
      return true;
    }
    return false;
  }

  /** Indexes some blocks of a change again; returns false if others are left. */
  private boolean replaceSome(IndexTables tables, IndexedLog.Rewrite change)
      throws SQLException, LogException {
    long first = Math.max(change.first(), replacedUpTo + 1);
    List<Block> blocks =
        tables.blocks().with(change.log(), first, change.last(), BLOCKS_PER_COMMIT);
    boolean isLast = blocks.size() < BLOCKS_PER_COMMIT;
    BlockText.Maker maker =
        new BlockText.Maker(change.log(), log.isPrivate(change.log()), words, giveWay);
    List<BlockText> added = new ArrayList<>();
    for (Block block : blocks) {
      maker.addBlocks(
          log.read(block.room(), block.first() - 1, block.last(), Integer.MAX_VALUE).messages(),
          added);
    }
    // A search in progress may have passed the numbers that the new ones get.
    joined.add(blocks);
    // Until the last ones are replaced, a restart begins with the first ones again.
    tables.replace(blocks, added, isLast ? change.number() : tables.erasedUpTo(), giveWay);
    joined.committed();
    replacedUpTo = isLast ? 0 : blocks.get(blocks.size() - 1).last();
    return isLast;
  }

  private boolean beginMerge(IndexTables tables) throws SQLException {
    boolean waits =
        tables.bytes() >= LARGE_BYTES && System.nanoTime() - mergedNanos < NANOS_BETWEEN_MERGES;
    if (waits) {
      return false;
    }
    tables.beginMergeOfAll();
    stage = Stage.MERGING;
    return true;
  }

  private boolean merge(IndexTables tables) throws SQLException {
    if (!tables.mergeSomeOfAll()) {
      mergedNanos = System.nanoTime();
      stage = Stage.WIPING;
    }
    return true;
  }

  private boolean begin(IndexTables tables) throws SQLException {
    if (!tables.unused().begin()) {
      return false;
    }
    stage = Stage.OVERWRITING;
    return true;
  }

  private boolean overwrite(IndexTables tables) throws SQLException {
    UnusedBytes.Step step = tables.unused().step();
    if (step == UnusedBytes.Step.COMPLETE) {
      changes.erased(followed);
      stage = Stage.FOLLOWING;
    }
    return step != UnusedBytes.Step.BUSY;
  }
}
