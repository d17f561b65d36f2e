package chat.server.log;

import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.server.recent.RecentlyUsed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** A log that lives as long as the process and drops the oldest messages when full. Any thread. */
public final class MemoryLog implements RoomLog {
  private static final long MAX_BYTES = 64L << 20;

  /** The part of a small heap that messages may take: one by this number. */
  private static final int HEAP_DIVISOR = 5;

  private final String id = UUID.randomUUID().toString();
  private final long maxBytes;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  // All guarded by lock.
  private final MemoryRooms rooms = new MemoryRooms();
  private final MessageOrder order = new MessageOrder();
  private final Map<String, Long> lastIds = new RecentlyUsed<>(MemoryRooms.MAX_LAST_NUMBERS);
  private boolean emptied;
  private long bytes;

  public MemoryLog() {
    this(Math.min(MAX_BYTES, Runtime.getRuntime().maxMemory() / HEAP_DIVISOR));
  }

  /** An empty log that stores at most this much. */
  public MemoryLog(long maxBytes) {
    this(maxBytes, System::nanoTime);
  }

  /**
   * An empty log that stores at most this much.
   *
   * @param nanoTime what measures how long a search works
   */
  public MemoryLog(long maxBytes, LongSupplier nanoTime) {
    this.maxBytes = maxBytes;
    this.nanoTime = nanoTime;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public List<LogMessage> append(List<Draft> drafts) {
    return append(drafts, Map.of());
  }

  @Override
  public List<LogMessage> append(List<Draft> drafts, Map<LogName, Text> changedTopics) {
    lock.lock();
    try {
      List<LogMessage> stored = new ArrayList<>(drafts.size());
      for (Draft draft : drafts) {
        stored.add(store(draft));
      }
      while (bytes > maxBytes) {
        dropOldest();
      }
      changedTopics.forEach(rooms::setTopic);
      return stored;
    } finally {
      lock.unlock();
    }
  }

  private LogMessage store(Draft draft) {
    // An edit's text is stored once, with its message.
    LogMessage message = rooms.add(draft.change().isEmpty() ? draft : draft.withText(Text.EMPTY));
    order.add(message);
    bytes += message.draft().weight();
    if (draft.id() > 0) {
      lastIds.put(draft.author(), draft.id());
    }
    return draft.change().isEmpty() ? message : change(new LogMessage(message.seq(), draft));
  }

  /** Changes the message that an entry refers to, and returns the entry as readers see it. */
  private LogMessage change(LogMessage entry) {
    Optional<MessageSequence.Replaced> replaced = rooms.sequence(entry.draft().log()).change(entry);
    if (replaced.isPresent()) {
      order.replace(replaced.get());
      bytes += replaced.get().after().draft().weight() - replaced.get().before().draft().weight();
    } else if (entry.shown() == LogMessage.Shown.EDIT) {
      return entry.ofNoMessage();
    }
    return entry;
  }

  private void dropOldest() {
    Draft oldest = order.removeOldest().draft();
    emptied |= rooms.dropFirst(oldest.log());
    bytes -= oldest.weight();
  }

  @Override
  public long lastSeq(LogName log) {
    return locked(() -> rooms.sequence(log).lastSeq());
  }

  @Override
  public ClientEnds ends(String author, LogName inbox) {
    return locked(
        () -> new ClientEnds(lastIds.getOrDefault(author, 0L), rooms.sequence(inbox).lastSeq()));
  }

  @Override
  public List<StoredRoom> rooms(String afterKey, int count) {
    return locked(() -> rooms.after(afterKey, count));
  }

  @Override
  public Optional<StoredRoom> room(RoomName room) {
    return locked(() -> rooms.find(room));
  }

  @Override
  public StoredRoom openRoom(LogName ifNew) {
    return locked(() -> rooms.open(ifNew));
  }

  @Override
  public StoredRoom privateRoom(LogName room) {
    return locked(() -> rooms.privateRoom(room));
  }

  /** Hides a room from queries by name; the public room of its name continues its numbers. */
  public void hide(LogName room) {
    lock.lock();
    try {
      rooms.hide(room);
    } finally {
      lock.unlock();
    }
  }

  /** Lets queries by name find a room again. */
  public void show(LogName room) {
    lock.lock();
    try {
      rooms.show(room);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int countRooms(int atMost) {
    return locked(() -> rooms.count(atMost));
  }

  @Override
  public int countRoomsOf(String author) {
    return locked(() -> rooms.countOf(author));
  }

  @Override
  public List<LogName> emptyRooms(String after, int count) {
    return locked(() -> rooms.empty(after, count));
  }

  @Override
  public Erased erase(long account, Optional<LogPosition> after) {
    lock.lock();
    try {
      List<LogMessage> wanted = rooms.messagesOf(account);
      wanted.forEach(message -> change(message.deletion()));
      Set<LogName> logs = new HashSet<>();
      wanted.forEach(message -> logs.add(message.draft().log()));
      return new Erased(wanted.size(), logs, Optional.empty());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void deleteRooms(List<LogName> deleted) {
    lock.lock();
    try {
      deleted.forEach(this::delete);
    } finally {
      lock.unlock();
    }
  }

  private <T> T locked(Supplier<T> query) {
    lock.lock();
    try {
      return query.get();
    } finally {
      lock.unlock();
    }
  }

  private void delete(LogName log) {
    if (!rooms.sequence(log).isEmpty()) {
      order.removeIf(message -> message.draft().log().equals(log) && forget(message));
    }
    rooms.delete(log);
  }

  private boolean forget(LogMessage message) {
    bytes -= message.draft().weight();
    return true;
  }

  @Override
  public boolean takeEmptied() {
    lock.lock();
    try {
      boolean taken = emptied;
      emptied = false;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Page read(LogName log, long after, long upTo, int maxBytes) {
    return locked(() -> rooms.sequence(log).read(after, upTo, maxBytes));
  }

  @Override
  public Search search(SearchQuery query) {
    return new MemorySearch(
        (position, count) -> before(query.room(), position, count),
        query,
        new SearchTime(nanoTime));
  }

  /**
   * Returns some messages of a room or of all. A search reads only a few at a time, so that the hub
   * can append while it runs.
   */
  private List<MemorySearch.Stored> before(Optional<LogName> room, long position, int count) {
    return locked(
        () ->
            room.isPresent()
                ? rooms.sequence(room.get()).before(position, count)
                : order.before(position, count));
  }

  @Override
  public List<LogMessage> read(List<LogPosition> positions) {
    return locked(
        () ->
            positions.stream()
                .flatMap(
                    at ->
                        rooms
                            .sequence(at.log())
                            .read(at.seq() - 1, at.seq(), 1)
                            .messages()
                            .stream())
                .toList());
  }

  @Override
  public void close() {
    // Nothing outlives the process.
  }
}
