package chat.server.log.moderation;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/** An audit log that ends with the process; the oldest entries give way. Any thread. */
public final class MemoryAudit {
  private static final int MAX_ENTRIES = 10_000;

  private final int maxEntries;
  private final ReentrantLock lock = new ReentrantLock();
  // Both guarded by lock.
  private final NavigableMap<Long, AuditEntry> entries = new TreeMap<>();
  private long last;

  public MemoryAudit() {
    this(MAX_ENTRIES);
  }

  /** A log with a bound on its entries. */
  MemoryAudit(int maxEntries) {
    this.maxEntries = maxEntries;
  }

  /** Adds an entry. */
  public void add(AuditEntry entry) {
    lock.lock();
    try {
      entries.put(++last, entry.numbered(last));
      if (entries.size() > maxEntries) {
        entries.pollFirstEntry();
      }
    } finally {
      lock.unlock();
    }
  }

  List<AuditEntry> find(AuditQuery query) {
    lock.lock();
    try {
      return entries.values().stream().filter(query::selects).limit(query.count()).toList();
    } finally {
      lock.unlock();
    }
  }
}
