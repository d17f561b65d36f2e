package chat.server.log.search;

import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.Query.SearchFilter;
import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.server.log.Draft;
import chat.server.log.Drafts;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.MemoryLog;
import chat.server.log.Page;
import chat.server.log.SearchQuery;
import chat.server.log.StoredRoom;
import chat.server.log.file.DataFolder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A log in memory, and an index of it on disk that advances only when a test says so. */
final class IndexedLogSetup implements AutoCloseable {
  private final MemoryLog log = new MemoryLog(1 << 30);
  private final RoomChanges changes = new RoomChanges();
  private final List<LogMessage> all = new ArrayList<>();
  private final DataFolder folder;
  private final Indexer indexer;
  private long commits;

  /** The log as the index reads it; nothing is ever deleted, and no room is private. */
  private record Source(MemoryLog log) implements IndexedLog {
    @Override
    public boolean isPrivate(LogName room) {
      return false;
    }

    @Override
    public List<StoredRoom> rooms(String afterKey, int count) {
      return log.rooms(afterKey, count);
    }

    @Override
    public Page read(LogName name, long after, long upTo, int maxBytes) {
      return log.read(name, after, upTo, maxBytes);
    }

    @Override
    public List<PrunedRoom> pruned(long after, int count) {
      return List.of();
    }

    @Override
    public List<Rewrite> rewrites(long after, int count) {
      return List.of();
    }
  }

  IndexedLogSetup(Path data) throws LogException {
    folder = DataFolder.open(data);
    indexer = new Indexer(new SearchFile(folder, "log-id"), new Source(log), changes, () -> {});
  }

  static LogName room(String name) {
    return LogName.of(RoomName.of(name));
  }

  /** Returns a search without a filter. */
  static SearchQuery query(Optional<LogName> room, String words, int count) {
    return new SearchQuery(room, Text.of(words), SearchFilter.NONE, count);
  }

  static Draft draft(LogName room, long epochMillis, String nick, String text) {
    return new Draft(
        room, Drafts.ALICE, 0, epochMillis, Nick.of(nick), MessageKind.SAID, Text.of(text));
  }

  void store(List<Draft> drafts) {
    List<LogMessage> stored = log.append(drafts);
    all.addAll(stored);
    changes.stored(stored, ++commits);
  }

  /** Stores as many messages with one text, a second after each other. */
  void store(LogName room, long firstMillis, int count, String text) {
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drafts.add(draft(room, firstMillis + 1_000L * i, "nick", text));
    }
    store(drafts);
  }

  /** Returns all messages, in the order in which they were stored. */
  List<LogMessage> all() {
    return all;
  }

  /** Indexes one batch; returns true if nothing is left. */
  boolean indexBatch() throws SQLException, LogException {
    return indexer.indexBatch();
  }

  void indexAll() throws SQLException, LogException {
    while (!indexer.indexBatch()) {
      // The next batch.
    }
  }

  SearchSources sources() {
    return indexer.sources();
  }

  IndexSearches.Reader reader() {
    return new IndexSearches.Reader(log);
  }

  @Override
  public void close() throws SQLException {
    indexer.close();
    folder.close();
  }
}
