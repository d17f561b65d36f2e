package chat.server.log.search;

import chat.server.log.LogName;
import chat.server.log.NewestMatches;
import chat.server.log.SearchQuery;
import chat.server.log.SearchResult;
import chat.server.log.SearchResult.Ending;
import chat.server.log.SearchTime;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A search of the log that never waits for the index: compares the newest messages that the index
 * lacks, and then those of the blocks that it finds. The index may lag and name too many blocks,
 * but decides nothing. One thread at a time.
 */
public final class IndexedSearch {
  /** A room of at most this many messages is read without the index, if they are small. */
  static final int SMALL_ROOM = 1_000;

  /** A search that has read about as much of a small room continues with the index. */
  static final int SMALL_ROOM_BYTES = 1 << 20;

  /** How many messages are compared that the index lacks; it takes about a tenth of a second. */
  static final int MAX_UNINDEXED = 10_000;

  /** How many rooms are compared of which the index lacks messages. */
  static final int MAX_UNINDEXED_ROOMS = 2_000;

  /** The part of its time that a search spends without the index. */
  private static final int UNINDEXED_PERCENT = 50;

  private final SearchQuery query;
  private final SearchSources sources;
  private final SearchTime time;
  private final NewestMatches matches;
  private final int replacements;
  private RangeReader unindexed = new RangeReader(0, true);
  // Empty until the first step, and unless the index is needed and readable.
  private Optional<BlockWalk> blocks = Optional.empty();
  private boolean hasBegun;
  // Whether it reads all of a room, of which the index may have a part.
  private boolean isOfSmallRoom;
  private long missing;
  private Ending ending = Ending.COMPLETE;

  IndexedSearch(SearchQuery query, SearchSources sources, SearchTime time) {
    this.query = query;
    this.sources = sources;
    this.time = time;
    this.matches = new NewestMatches(query);
    this.replacements = sources.blocks().replacements();
  }

  /**
   * Searches for about {@link SearchTime#STEP_NANOS}.
   *
   * @return false once nothing is left to search
   * @throws SQLException if the messages can't be read; the index need not be
   */
  public boolean step(MessageReader reader) throws SQLException {
    time.beginStep();
    try {
      if (query.matchesNothing() || query.count() <= 0) {
        return false;
      }
      return search(reader);
    } catch (UnreadableIndexException e) {
      ending = Ending.NO_INDEX;
      return false;
    } finally {
      time.endStep();
    }
  }

  private boolean search(MessageReader reader) throws SQLException, UnreadableIndexException {
    if (!hasBegun) {
      begin(reader);
      hasBegun = true;
    }
    while (unindexed.hasNext() && !time.isUsed(unindexedPercent())) {
      unindexed.readNext(reader, matches);
      if (time.isStepOver()) {
        return true;
      }
    }
    if (isOfSmallRoom && unindexed.unread() > 0) {
      isOfSmallRoom = false;
      beginWithIndex(reader, query.room().get());
      return true;
    }
    return blocks.isPresent() && searchBlocks(blocks.get(), reader);
  }

  private int unindexedPercent() {
    return isOfSmallRoom || blocks.isPresent() ? UNINDEXED_PERCENT : 100;
  }

  private boolean searchBlocks(BlockWalk walk, MessageReader reader)
      throws SQLException, UnreadableIndexException {
    while (walk.readNext(reader, matches)) {
      if (time.isUsed(100)) {
        ending = Ending.TOO_COMMON;
        return false;
      }
      if (time.isStepOver()) {
        return true;
      }
    }
    if (sources.blocks().replacements() != replacements) {
      // The new file has fewer messages, at first.
      ending = Ending.NO_INDEX;
    }
    return false;
  }

  private void begin(MessageReader reader) throws SQLException {
    if (query.room().isPresent()) {
      begin(reader, query.room().get());
    } else {
      beginAll();
    }
  }

  private void begin(MessageReader reader, LogName room) throws SQLException {
    long last = reader.lastSeq(room);
    long before = reader.firstStored(room) - 1;
    if (last - before <= SMALL_ROOM) {
      unindexed = RangeReader.bounded(SMALL_ROOM, SMALL_ROOM_BYTES);
      unindexed.add(new Unindexed.Messages(room, before, last));
      isOfSmallRoom = true;
    } else {
      beginWithIndex(reader, room);
    }
  }

  private void beginWithIndex(MessageReader reader, LogName room) throws SQLException {
    long last = reader.lastSeq(room);
    long before = reader.firstStored(room) - 1;
    unindexed = unindexedReader();
    try {
      long indexed = sources.blocks().read(index -> index.lastIndexed(room));
      unindexed.add(new Unindexed.Messages(room, Math.max(before, indexed), last));
      blocks = Optional.of(sources.walk(query));
    } catch (UnreadableIndexException e) {
      ending = Ending.NO_INDEX;
      unindexed.add(new Unindexed.Messages(room, before, last));
    }
  }

  private RangeReader unindexedReader() {
    return new RangeReader(MAX_UNINDEXED, sources.unindexed().isOrdered());
  }

  private void beginAll() {
    // Those stored from now on don't count, in whatever order.
    unindexed = unindexedReader();
    Unindexed.Part some = sources.unindexed().some(MAX_UNINDEXED_ROOMS, query.hidden());
    some.messages().forEach(unindexed::add);
    missing = some.others();
    if (!sources.isCounted()) {
      ending = Ending.NO_INDEX;
    }
    blocks = Optional.of(sources.walk(query));
  }

  /** Returns what it has found and what it left out, after its last step. */
  public SearchResult result() {
    return new SearchResult(matches.positions(), missing + unindexed.unread(), ending);
  }

  /** Returns approximately what it takes in memory between two steps. */
  public int heldBytes() {
    return matches.heldBytes() + unindexed.heldBytes() + blocks.map(BlockWalk::heldBytes).orElse(0);
  }
}
