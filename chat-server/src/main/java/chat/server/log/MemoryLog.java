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
  private final Map<String, Long> lastIds = new LastNumbers();
  // The last number of each deleted room, by the key that its spellings share.
  private final Map<String, Long> deletedRooms = new LastNumbers();
  private final Map<RoomName, Text> topics = new HashMap<>();
  private final Set<RoomName> emptied = new LinkedHashSet<>();
  private long bytes;

  /** The last number of each author or room; the one used longest ago is dropped first. */
  private static final class LastNumbers extends LinkedHashMap<String, Long> {
    private static final long serialVersionUID = 1L;
    private static final int MAX_ENTRIES = 100_000;

    LastNumbers() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
      return size() > MAX_ENTRIES;
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
    return append(drafts, Map.of());
  }

  @Override
  public List<LogMessage> append(List<Draft> drafts, Map<RoomName, Text> changedTopics) {
    lock.lock();
    try {
      List<LogMessage> stored = new ArrayList<>(drafts.size());
      for (Draft draft : drafts) {
        stored.add(store(draft));
      }
      while (bytes > maxBytes) {
        dropOldest();
      }
      changedTopics.forEach(this::setTopic);
      return stored;
    } finally {
      lock.unlock();
    }
  }

  private LogMessage store(Draft draft) {
    LogMessage message = sequences.computeIfAbsent(draft.log(), this::newSequence).add(draft);
    oldestFirst.add(message);
    bytes += draft.weight();
    if (draft.id() > 0) {
      lastIds.put(draft.author(), draft.id());
    }
    return message;
  }

  private void setTopic(RoomName room, Text topic) {
    if (topic.isEmpty()) {
      topics.remove(room);
    } else {
      topics.put(room, topic);
    }
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
      LogName log = LogName.of(room);
      MessageSequence sequence = sequence(log);
      if (sequence.lastSeq() > 0) {
        // While the room is in use, its number must not be dropped for those of deleted rooms.
        sequences.put(log, sequence);
      }
      return sequence.lastSeq();
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
      MessageSequence sequence = sequence(log);
      if (!sequence.isEmpty()) {
        oldestFirst.removeIf(message -> message.draft().log().equals(log) && forget(message));
      }
      if (sequence.lastSeq() > 0) {
        deletedRooms.put(room.key(), sequence.lastSeq());
        sequences.remove(log);
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean forget(LogMessage message) {
    bytes -= message.draft().weight();
    return true;
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
    return sequence == null ? newSequence(log) : sequence;
  }

  /** Returns an empty sequence, which continues the numbers of a deleted room. */
  private MessageSequence newSequence(LogName log) {
    return new MessageSequence(
        log.isRoom() ? deletedRooms.getOrDefault(RoomName.received(log.key()).key(), 0L) : 0);
  }

  @Override
  public void close() {
    // Nothing outlives the process.
  }
}
