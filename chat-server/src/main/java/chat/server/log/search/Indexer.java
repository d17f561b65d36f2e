package chat.server.log.search;

import chat.server.log.LogException;
import chat.server.log.file.Database;
import chat.server.log.words.FoldedWords;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/**
 * Copies what is new in the log into the index, and replaces the index's file if it is damaged. The
 * search thread.
 */
final class Indexer implements AutoCloseable {
  private static final int ROOMS_PER_BATCH = 1_000;

  private final SearchFile file;
  private final IndexedLog log;
  private final Unindexed unindexed;
  private final Comparison comparison;
  private final PrunedBlocks pruned;
  private final ErasedBlocks erased;
  private final BlockReaders readers;
  private final Runnable giveWay;
  private final JoinedBlocks joined = new JoinedBlocks();
  private final FoldedWords words = new FoldedWords();
  private IndexTables tables;
  private long completeUpTo = -1;
  // Until its file could be replaced.
  private boolean isDamaged;

  /** A step on the index, which is run again if the index had to be replaced. */
  private interface Step<T> {
    T run() throws SQLException, LogException;
  }

  /**
   * Opens the index.
   *
   * @param changes what changes in the log from now on
   * @param giveWay is run after each short piece of work, and may let the thread rest
   */
  Indexer(SearchFile file, IndexedLog log, RoomChanges changes, Runnable giveWay)
      throws LogException {
    this.file = file;
    this.log = log;
    this.giveWay = giveWay;
    this.unindexed = changes.unindexed();
    this.comparison = new Comparison(log, unindexed, unindexed.lastCommit());
    this.pruned = new PrunedBlocks(log, changes);
    this.erased = new ErasedBlocks(log, changes, joined, words, giveWay);
    this.tables = file.open(unindexed.lastCommit());
    this.readers = file.readers();
    begin();
  }

  private void begin() throws LogException {
    try {
      comparison.begin(tables);
    } catch (SQLException e) {
      // The first step replaces it.
      isDamaged = true;
    }
  }

  /**
   * Indexes at most one batch of new messages; once few are left, deletes a little of what the log
   * no longer stores.
   *
   * @return true if nothing is left to do, except for messages that were stored meanwhile, or
   *     nothing more can be done until others have read what they read now
   */
  boolean indexBatch() throws SQLException, LogException {
    boolean complete = repairing(this::runStep);
    giveWay.run();
    return complete;
  }

  private boolean runStep() throws SQLException, LogException {
    if (!tables.wal().hasSpace()) {
      return true;
    }
    boolean works = indexSome() || erased.followSome(tables) || pruned.deleteSome(tables);
    if (!works) {
      tables.wal().truncateIfLarge();
    }
    return !works;
  }

  /** Returns the size of the pages in the index's file that are free for reuse, in bytes. */
  long freeBytes() throws SQLException {
    return tables.freeBytes();
  }

  /** Returns what searches read of it. */
  SearchSources sources() {
    return new SearchSources(
        readers, joined, unindexed, () -> comparison.isComplete() && !unindexed.isOverflowed());
  }

  private <T> T repairing(Step<T> step) throws SQLException, LogException {
    if (isDamaged || readers.isDamageFound()) {
      isDamaged = true;
      replace();
    }
    try {
      return step.run();
    } catch (SQLException e) {
      if (!Database.isDamage(e)) {
        throw e;
      }
      isDamaged = true;
      replace();
      return step.run();
    }
  }

  /** Replaces the file; if that fails, the next step tries it again. */
  private void replace() throws SQLException, LogException {
    tables.close();
    // Searches must not read a file that is deleted.
    readers.replaced();
    tables = file.replace("it is damaged");
    isDamaged = false;
    readers.replaced();
    comparison.restart();
    erased.restart();
    completeUpTo = -1;
  }

  /** Returns false if few messages are left to index. */
  private boolean indexSome() throws SQLException, LogException {
    // First, so that searches know how many messages the index lacks.
    if (!comparison.isComplete() && unindexed.hasCapacity(Comparison.ROOMS_PER_STEP)) {
      comparison.step(tables);
      return true;
    }
    List<Unindexed.Messages> next = unindexed.oldest(ROOMS_PER_BATCH);
    if (!next.isEmpty() && !indexAll(next)) {
      return true;
    }
    if (unindexed.takeOverflowed()) {
      comparison.restart();
      return true;
    }
    OptionalLong complete = unindexed.completeUpTo();
    if (complete.isPresent() && complete.getAsLong() > completeUpTo) {
      completeUpTo = complete.getAsLong();
      tables.completeUpTo(completeUpTo);
    }
    return false;
  }

  /** Indexes a batch; returns whether it has all messages of these rooms, and these are all. */
  private boolean indexAll(List<Unindexed.Messages> next) throws SQLException, LogException {
    Batch batch = new Batch(log, tables.blocks(), words, giveWay);
    int added = 0;
    while (added < next.size() && !batch.isFull()) {
      batch.add(next.get(added++));
    }
    joined.add(batch.joined());
    batch.write(tables, unindexed);
    joined.committed();
    return !batch.isFull() && added < ROOMS_PER_BATCH;
  }

  @Override
  public void close() throws SQLException {
    readers.close();
    tables.close();
  }
}
