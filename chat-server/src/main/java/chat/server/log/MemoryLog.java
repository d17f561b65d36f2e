package chat.server.log;

import chat.protocol.RoomName;
import chat.protocol.Text;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/** A log that lives as long as the process and forgets the oldest messages when it grows. */
public final class MemoryLog implements RoomLog {
  private static final long MAX_BYTES = 64L << 20;

  /** Of more clients, the last ids of those who came first are forgotten. */
  private static final int MAX_CLIENTS = 100_000;

  /** The messages of one room or inbox that are still held. */
  private static final class Row {
    // Grows at its end; at its start, those forgotten are null until they are many enough to
    // remove.
    final List<LogMessage> messages = new ArrayList<>();
    int forgotten;
    long lastSeq;

    long firstHeld() {
      return lastSeq - held() + 1;
    }

    int held() {
      return messages.size() - forgotten;
    }

    LogMessage get(long seq) {
      return messages.get((int) (seq - firstHeld()) + forgotten);
    }

    void forgetFirst() {
      messages.set(forgotten++, null);
      if (forgotten > 1_000 && forgotten > messages.size() / 2) {
        messages.subList(0, forgotten).clear();
        forgotten = 0;
      }
    }
  }

  private final String id = UUID.randomUUID().toString();
  private final long maxBytes;
  private final ReentrantLock lock = new ReentrantLock();
  // All guarded by lock.
  private final Map<LogName, Row> rows = new HashMap<>();
  private final Deque<LogMessage> oldestFirst = new ArrayDeque<>();
  private final Map<String, Long> lastIds =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MAX_CLIENTS;
        }
      };
  private final Map<RoomName, Text> topics = new HashMap<>();
  private long bytes;

  public MemoryLog() {
    this(MAX_BYTES);
  }

  MemoryLog(long maxBytes) {
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
        forgetOldest();
      }
      return stored;
    } finally {
      lock.unlock();
    }
  }

  private LogMessage store(Draft draft) {
    Row row = rows.computeIfAbsent(draft.log(), log -> new Row());
    LogMessage message = new LogMessage(++row.lastSeq, draft);
    row.messages.add(message);
    oldestFirst.add(message);
    bytes += draft.weight();
    if (draft.id() > 0) {
      lastIds.put(draft.author(), draft.id());
    }
    return message;
  }

  private void forgetOldest() {
    Draft oldest = oldestFirst.remove().draft();
    rows.get(oldest.log()).forgetFirst();
    bytes -= oldest.weight();
  }

  @Override
  public long lastSeq(LogName log) {
    lock.lock();
    try {
      Row row = rows.get(log);
      return row == null ? 0 : row.lastSeq;
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
      Map<RoomName, Text> rooms = new HashMap<>(topics);
      rows.keySet().stream()
          .filter(LogName::isRoom)
          .forEach(log -> rooms.putIfAbsent(RoomName.of(log.key()), Text.EMPTY));
      return rooms;
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
      Row row = rows.getOrDefault(log, new Row());
      List<LogMessage> page = new ArrayList<>();
      int size = 0;
      long seq = Math.max(after + 1, row.firstHeld());
      while (seq <= Math.min(upTo, row.lastSeq) && size < maxBytes) {
        LogMessage message = row.get(seq++);
        page.add(message);
        size += message.draft().weight();
      }
      return new Page(row.firstHeld(), page);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<LogMessage> search(LogName log, Text words, long before, int count) {
    Words wanted = Words.of(words);
    List<LogMessage> found = new ArrayList<>();
    List<LogMessage> held = wanted.isEmpty() ? List.of() : heldBefore(log, before);
    for (int i = held.size() - 1; i >= 0 && found.size() < count; i--) {
      if (wanted.areIn(held.get(i).draft().text())) {
        found.add(held.get(i));
      }
    }
    return found;
  }

  /** A copy, so that a long search does not keep the hub from appending. */
  private List<LogMessage> heldBefore(LogName log, long before) {
    lock.lock();
    try {
      Row row = rows.getOrDefault(log, new Row());
      int count = (int) Math.max(0, Math.min(before, row.lastSeq + 1) - row.firstHeld());
      return new ArrayList<>(row.messages.subList(row.forgotten, row.forgotten + count));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    // Nothing outlives the process.
  }
}
