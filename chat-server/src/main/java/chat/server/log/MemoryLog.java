package chat.server.log;

import chat.protocol.RoomName;
import chat.protocol.Text;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/** A log that lives as long as the process and drops the oldest messages when full. Any thread. */
public final class MemoryLog implements RoomLog {
  private static final long MAX_BYTES = 64L << 20;

  private final String id = UUID.randomUUID().toString();
  private final long maxBytes;
  private final ReentrantLock lock = new ReentrantLock();
  // All guarded by lock.
  private final Map<LogName, MessageSequence> sequences = new HashMap<>();
  private final Deque<LogMessage> oldestFirst = new ArrayDeque<>();
  private final Map<String, Long> lastIds = new LastIds();
  private final Map<RoomName, Text> topics = new HashMap<>();
  private final Set<RoomName> emptied = new LinkedHashSet<>();
  private long bytes;

  /** The last id of each author; the author who first wrote is dropped first. */
  private static final class LastIds extends LinkedHashMap<String, Long> {
    private static final long serialVersionUID = 1L;
    private static final int MAX_AUTHORS = 100_000;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
      return size() > MAX_AUTHORS;
    }
  }

  public MemoryLog() {
    this(MAX_BYTES);
  }

  /** An empty log that stores at most this much. */
  public MemoryLog(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public List<LogMessage> append(List<Draft> drafts) {
    lock.lock();
    try {
      List<LogMessage> stored = new ArrayList<>(drafts.size());
      for (Draft draft : drafts) {
        stored.add(store(draft));
      }
      while (bytes > maxBytes) {
        dropOldest();
      }
      return stored;
    } finally {
      lock.unlock();
    }
  }

  private LogMessage store(Draft draft) {
    LogMessage message =
        sequences.computeIfAbsent(draft.log(), log -> new MessageSequence()).add(draft);
    oldestFirst.add(message);
    bytes += draft.weight();
    if (draft.id() > 0) {
      lastIds.put(draft.author(), draft.id());
    }
    return message;
  }

  private void dropOldest() {
    Draft oldest = oldestFirst.remove().draft();
    MessageSequence sequence = sequences.get(oldest.log());
    sequence.dropFirst();
    bytes -= oldest.weight();
    if (sequence.isEmpty() && oldest.log().isRoom()) {
      emptied.add(RoomName.received(oldest.log().key()));
    }
  }

  @Override
  public long lastSeq(LogName log) {
    lock.lock();
    try {
      return sequence(log).lastSeq();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long lastId(String author) {
    lock.lock();
    try {
      return lastIds.getOrDefault(author, 0L);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Map<RoomName, Text> rooms() {
    lock.lock();
    try {
      Map<RoomName, Text> rooms = new HashMap<>();
      sequences.forEach(
          (log, sequence) -> {
            if (log.isRoom() && !sequence.isEmpty()) {
              RoomName room = RoomName.received(log.key());
              rooms.put(room, topics.getOrDefault(room, Text.EMPTY));
            }
          });
      return rooms;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long openRoom(RoomName room) {
    lock.lock();
    try {
      long own = sequence(LogName.of(room)).lastSeq();
      long deleted = sequence(new LogName(room.key())).lastSeq();
      if (deleted > own) {
        retainNumber(LogName.of(room), deleted);
      }
      return Math.max(own, deleted);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean hasMessages(LogName log) {
    lock.lock();
    try {
      return !sequence(log).isEmpty();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void deleteRoom(RoomName room) {
    lock.lock();
    try {
      topics.remove(room);
      LogName log = LogName.of(room);
      long last = sequence(log).lastSeq();
      if (last > 0) {
        oldestFirst.removeIf(message -> message.draft().log().equals(log) && forget(message));
        retainNumber(new LogName(room.key()), last);
        retainNumber(log, last);
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean forget(LogMessage message) {
    bytes -= message.draft().weight();
    return true;
  }

  private void retainNumber(LogName log, long last) {
    MessageSequence sequence = sequences.computeIfAbsent(log, name -> new MessageSequence());
    sequence.clear();
    sequence.continueAfter(last);
  }

  @Override
  public List<RoomName> takeEmptied() {
    lock.lock();
    try {
      List<RoomName> taken = List.copyOf(emptied);
      emptied.clear();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void setTopic(RoomName room, Text topic) {
    lock.lock();
    try {
      topics.put(room, topic);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Page read(LogName log, long after, long upTo, int maxBytes) {
    lock.lock();
    try {
      return sequence(log).read(after, upTo, maxBytes);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<LogPosition> search(SearchQuery query) {
    if (query.matchesNothing()) {
      return List.of();
    }
    SearchTerms terms = SearchTerms.of(query.words());
    Deque<LogPosition> newestLast = new ArrayDeque<>();
    List<LogMessage> searched = copy(query.room());
    for (int i = searched.size() - 1; i >= 0 && newestLast.size() < query.count(); i--) {
      LogMessage message = searched.get(i);
      Draft draft = message.draft();
      if (query.filter().admits(draft.nick(), draft.epochMillis()) && terms.match(draft.text())) {
        newestLast.addFirst(new LogPosition(draft.log(), message.seq()));
      }
    }
    return List.copyOf(newestLast);
  }

  /** Copies the messages of a room or of all, so that the hub can append while a search runs. */
  private List<LogMessage> copy(Optional<LogName> room) {
    lock.lock();
    try {
      return room.isPresent()
          ? sequence(room.get()).copy()
          : oldestFirst.stream().filter(message -> message.draft().log().isRoom()).toList();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<LogMessage> read(List<LogPosition> positions) {
    lock.lock();
    try {
      return positions.stream()
          .flatMap(at -> sequence(at.log()).read(at.seq() - 1, at.seq(), 1).messages().stream())
          .toList();
    } finally {
      lock.unlock();
    }
  }

  private MessageSequence sequence(LogName log) {
    MessageSequence sequence = sequences.get(log);
    return sequence == null ? new MessageSequence() : sequence;
  }

  @Override
  public void close() {
    // Nothing outlives the process.
  }
}
