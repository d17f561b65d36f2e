package chat.server.hub;

import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.server.log.Draft;
import chat.server.log.Erased;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.LogPosition;
import chat.server.log.MemoryLog;
import chat.server.log.Page;
import chat.server.log.RoomLog;
import chat.server.log.Search;
import chat.server.log.SearchQuery;
import chat.server.log.SearchResult;
import chat.server.log.StoredRoom;
import chat.server.log.moderation.MemoryModeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A log in memory that a test can make fail, like a full or broken disk. One thread. */
final class BreakableLog implements RoomLog, MemoryModeration.Logs {
  private static final int BYTES = 1 << 20;

  private final MemoryLog log = new MemoryLog(BYTES);
  private boolean broken;
  private boolean readable = true;
  private boolean buggy;
  private int commits;
  private int failedDeletions;

  void setBroken(boolean broken) {
    this.broken = broken;
  }

  /** Lets pages and searches fail, as on a disk with a read error. */
  void setReadable(boolean readable) {
    this.readable = readable;
  }

  /** Lets the end of each batch throw, after its commit. */
  void setBuggy() {
    buggy = true;
  }

  /** Returns how many deletions of rooms have failed. */
  int failedDeletions() {
    return failedDeletions;
  }

  /** Lets it drop all messages that it has, because others are newer. */
  void dropsMessages() {
    LogName inbox = LogName.inbox("nobody");
    Text large = Text.of("x".repeat(BYTES));
    log.append(
        List.of(new Draft(inbox, "nobody", 0, 0, Nick.of("nobody"), MessageKind.SAID, large)));
  }

  /** Returns how many batches it has stored. */
  int commits() {
    return commits;
  }

  @Override
  public String id() {
    return "log-id";
  }

  @Override
  public List<LogMessage> append(List<Draft> drafts, Map<LogName, Text> topics)
      throws LogException {
    if (broken) {
      throw new LogException("the disk is full");
    }
    commits++;
    return log.append(drafts, topics);
  }

  @Override
  public long lastSeq(LogName name) {
    return log.lastSeq(name);
  }

  @Override
  public ClientEnds ends(String author, LogName inbox) {
    return log.ends(author, inbox);
  }

  @Override
  public Optional<StoredRoom> room(RoomName room) {
    return log.room(room);
  }

  @Override
  public StoredRoom openRoom(LogName ifNew) {
    return log.openRoom(ifNew);
  }

  @Override
  public void hide(LogName room, LogName successor) {
    log.hide(room);
  }

  @Override
  public void deleteAccount(long account) {
    // No test deletes any.
  }

  @Override
  public void show(LogName room, LogName successor) {
    log.show(room);
  }

  @Override
  public StoredRoom privateRoom(LogName room) {
    return log.privateRoom(room);
  }

  @Override
  public Erased erase(long account, Optional<LogPosition> after) {
    return log.erase(account, after);
  }

  @Override
  public int countRooms(int atMost) {
    return log.countRooms(atMost);
  }

  @Override
  public int countRoomsOf(String author) {
    return log.countRoomsOf(author);
  }

  @Override
  public void deleteRooms(List<LogName> rooms) throws LogException {
    if (broken) {
      failedDeletions++;
      throw new LogException("the disk is full");
    }
    log.deleteRooms(rooms);
  }

  @Override
  public boolean takeEmptied() {
    if (buggy) {
      throw new IllegalStateException("a bug of the test");
    }
    return log.takeEmptied();
  }

  @Override
  public List<LogName> emptyRooms(String after, int count) {
    return log.emptyRooms(after, count);
  }

  @Override
  public Search search(SearchQuery query) {
    Search search = log.search(query);
    return new Search() {
      @Override
      public boolean step() throws LogException {
        requireReadable();
        return search.step();
      }

      @Override
      public SearchResult result() {
        return search.result();
      }

      @Override
      public int heldBytes() {
        return search.heldBytes();
      }
    };
  }

  @Override
  public List<LogMessage> read(List<LogPosition> positions) {
    return log.read(positions);
  }

  @Override
  public List<StoredRoom> rooms(String afterKey, int count) throws LogException {
    requireReadable();
    return log.rooms(afterKey, count);
  }

  @Override
  public Page read(LogName name, long after, long upTo, int maxBytes) throws LogException {
    requireReadable();
    return log.read(name, after, upTo, maxBytes);
  }

  private void requireReadable() throws LogException {
    if (!readable) {
      throw new LogException("the disk has a read error");
    }
  }

  @Override
  public void close() {
    log.close();
  }
}
