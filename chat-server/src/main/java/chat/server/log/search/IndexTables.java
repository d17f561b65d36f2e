package chat.server.log.search;

import chat.server.log.LogName;
import chat.server.log.file.Sql;
import chat.server.log.file.Transaction;
import chat.server.log.file.UnusedBytes;
import chat.server.log.file.WalBound;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The tables of the search index, and the one connection that writes them. The search thread. */
final class IndexTables implements AutoCloseable {
  private static final int BLOCKS_PER_DELETION = 100;
  private static final int PAGES_PER_MERGE = 64;
  private static final int PAGES_PER_VACUUM = 64;

  /** Sets of how many segments alike a merge makes one; the lowest that FTS5 takes, and its own. */
  private static final String MERGE_FROM =
      "INSERT INTO words (words, rank) VALUES ('usermerge', ?)";

  private static final int SEGMENTS_MERGED_FOR_ALL = 2;
  private static final int SEGMENTS_MERGED = 4;

  /** Free pages are reused, so the file shrinks only if they are more than this part of it. */
  private static final int MAX_FREE_PART = 4;

  private final Connection connection;
  private final Sql sql;
  private final BlockReader blocks;
  private final WalBound wal;
  private final UnusedBytes unused;

  IndexTables(Connection connection, WalBound wal, UnusedBytes unused) {
    this.connection = connection;
    this.wal = wal;
    this.unused = unused;
    this.sql = new Sql(connection);
    this.blocks = new BlockReader(connection);
  }

  /** Returns the id of the log that this is the index of; an empty string if there is none. */
  String logId() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT log_id FROM about");
        ResultSet result = statement.executeQuery()) {
      return result.next() ? result.getString(1) : "";
    }
  }

  /** Returns the size of the pages in the file that are free for reuse, in bytes. */
  long freeBytes() throws SQLException {
    return sql.number("PRAGMA freelist_count") * sql.number("PRAGMA page_size");
  }

  /** Returns the highest number of a commit of which it may have messages. */
  long lastCommit() throws SQLException {
    return sql.number("SELECT last_commit FROM about");
  }

  /** Returns the number of a commit up to which it has all messages. */
  long completeUpTo() throws SQLException {
    return sql.number("SELECT complete FROM about");
  }

  /** Records that it has all messages up to a commit. */
  void completeUpTo(long commit) throws SQLException {
    sql.update("UPDATE about SET complete = ?", commit);
  }

  /** Returns the number of the last deletion in a room that it has followed. */
  long prunedUpTo() throws SQLException {
    return sql.number("SELECT pruned FROM about");
  }

  /** Returns the number of the last change of messages that its blocks have followed. */
  long erasedUpTo() throws SQLException {
    return sql.number("SELECT erased FROM about");
  }

  /** Returns what overwrites the unused bytes of its file. */
  UnusedBytes unused() {
    return unused;
  }

  /** Returns the size of its file, in bytes. */
  long bytes() throws SQLException {
    return sql.number("PRAGMA page_count") * sql.number("PRAGMA page_size");
  }

  /** Returns what bounds its write-ahead log. */
  WalBound wal() {
    return wal;
  }

  /** Returns what reads its blocks. */
  BlockReader blocks() {
    return blocks;
  }

  /**
   * Indexes blocks.
   *
   * @param joined blocks that they take the place of
   * @param lastCommit the number of the commit of the newest message, or a higher one
   * @param giveWay is run after each block
   */
  void add(List<BlockText> added, List<Block> joined, long lastCommit, Runnable giveWay)
      throws SQLException {
    Transaction.run(
        connection,
        () -> {
          delete(joined);
          insert(added, giveWay);
          return sql.update("UPDATE about SET last_commit = max(last_commit, ?)", lastCommit);
        });
  }

  /**
   * Replaces blocks by others of the same messages, which have changed.
   *
   * @param change the number of the change
   */
  void replace(List<Block> replaced, List<BlockText> added, long change, Runnable giveWay)
      throws SQLException {
    Transaction.run(
        connection,
        () -> {
          delete(replaced);
          insert(added, giveWay);
          return sql.update("UPDATE about SET erased = ?", change);
        });
  }

  private void insert(List<BlockText> added, Runnable giveWay) throws SQLException {
    try (PreparedStatement row =
            connection.prepareStatement("INSERT INTO blocks VALUES (?, ?, ?, ?, ?, ?, ?)");
        PreparedStatement words =
            connection.prepareStatement("INSERT INTO words (rowid, terms) VALUES (?, ?)")) {
      for (BlockText text : added) {
        Block block = text.numbered(free(Block.numberOf(text.newest())));
        row.setLong(1, block.number());
        row.setString(2, block.room().key());
        row.setLong(3, block.first());
        row.setLong(4, block.last());
        row.setLong(5, block.oldest());
        row.setLong(6, block.newest());
        row.setLong(7, block.bytes());
        row.executeUpdate();
        words.setLong(1, block.number());
        words.setString(2, text.terms());
        words.executeUpdate();
        giveWay.run();
      }
    }
  }

  /** Returns the lowest number from one on that no block has. */
  private long free(long from) throws SQLException {
    long number = from;
    while (true) {
      long end = Block.endOfSecond(number);
      long taken =
          sql.number(
              "SELECT coalesce(max(number), -1) FROM blocks WHERE number >= ? AND number < ?",
              number,
              end);
      if (taken < 0) {
        return number;
      }
      number = taken + 1;
      if (number < end) {
        return number;
      }
    }
  }

  private void delete(List<Block> deleted) throws SQLException {
    for (Block block : deleted) {
      sql.update("DELETE FROM words WHERE rowid = ?", block.number());
      sql.update("DELETE FROM blocks WHERE number = ?", block.number());
    }
  }

  /** Records that it has followed a deletion. */
  void pruned(PrunedRoom room) throws SQLException {
    sql.update("UPDATE about SET pruned = ?", room.deletion());
  }

  /** Deletes some blocks whose messages are all below a number; returns false if there was none. */
  boolean deleteSomeBefore(LogName room, long seq) throws SQLException {
    List<Block> some = blocks.before(room, seq, BLOCKS_PER_DELETION);
    if (!some.isEmpty()) {
      sql.inTransaction(() -> delete(some));
    }
    return !some.isEmpty();
  }

  /**
   * Removes some of what deleted blocks have left in the tables; returns false if nothing is left.
   */
  boolean mergeSome() throws SQLException {
    return merge(PAGES_PER_MERGE);
  }

  /**
   * Begins to merge the whole index into one segment, so that no word stays that only deleted
   * blocks had.
   */
  void beginMergeOfAll() throws SQLException {
    merge(-PAGES_PER_MERGE);
    sql.update(MERGE_FROM, SEGMENTS_MERGED_FOR_ALL);
  }

  /**
   * Continues to merge the whole index; returns false if nothing is left to merge. What is added
   * meanwhile becomes segments of its own: beginning again for it would take the merge back to its
   * first page, each time.
   */
  boolean mergeSomeOfAll() throws SQLException {
    if (merge(PAGES_PER_MERGE)) {
      return true;
    }
    sql.update(MERGE_FROM, SEGMENTS_MERGED);
    return false;
  }

  private boolean merge(int pages) throws SQLException {
    // FTS5 counts a merge that had nothing to do as one change.
    long before = sql.number("SELECT total_changes()");
    sql.update("INSERT INTO words (words, rank) VALUES ('merge', ?)", pages);
    return sql.number("SELECT total_changes()") - before > 1;
  }

  /** Returns a few free pages to the file system; returns false if few enough are left. */
  boolean shrinkSome() throws SQLException {
    long free = sql.number("PRAGMA freelist_count");
    if (free < PAGES_PER_VACUUM || free < sql.number("PRAGMA page_count") / MAX_FREE_PART) {
      return false;
    }
    sql.runToEnd("PRAGMA incremental_vacuum(" + PAGES_PER_VACUUM + ")");
    return true;
  }

  @Override
  public void close() throws SQLException {
    try {
      connection.close();
    } finally {
      unused.close();
    }
  }
}
