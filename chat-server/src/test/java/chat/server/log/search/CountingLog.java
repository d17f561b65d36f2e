package chat.server.log.search;

import chat.server.log.Draft;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.MemoryLog;
import chat.server.log.Page;
import chat.server.log.StoredRoom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A log in memory that counts how often the index reads it. */
final class CountingLog implements IndexedLog {
  private final MemoryLog log = new MemoryLog(1 << 30);
  private final List<PrunedRoom> pruned = new ArrayList<>();
  private final List<Rewrite> rewrites = new ArrayList<>();
  private final Set<LogName> hidden = new HashSet<>();
  private int reads;

  List<LogMessage> append(List<Draft> drafts) {
    return log.append(drafts);
  }

  /** Lets the index believe that messages were deleted. */
  void prune(PrunedRoom room) {
    pruned.add(room);
  }

  MemoryLog inMemory() {
    return log;
  }

  @Override
  public List<StoredRoom> rooms(String afterKey, int count) {
    reads++;
    return log.rooms(afterKey, count);
  }

  @Override
  public Page read(LogName name, long after, long upTo, int maxBytes) {
    reads++;
    return log.read(name, after, upTo, maxBytes);
  }

  @Override
  public List<PrunedRoom> pruned(long after, int count) {
    reads++;
    return pruned.stream().filter(room -> room.deletion() > after).limit(count).toList();
  }

  /** Lets the index believe that messages were changed. */
  void rewrite(Rewrite rewrite) {
    rewrites.add(rewrite);
  }

  /** Lets the index believe that a room is private, or public again. */
  void setPrivate(LogName room, boolean isPrivate) {
    boolean unused = isPrivate ? hidden.add(room) : hidden.remove(room);
  }

  @Override
  public boolean isPrivate(LogName room) {
    return hidden.contains(room);
  }

  @Override
  public List<Rewrite> rewrites(long after, int count) {
    reads++;
    return rewrites.stream().filter(change -> change.number() > after).limit(count).toList();
  }

  /** Returns how often it was read since the last call. */
  int takeReads() {
    int taken = reads;
    reads = 0;
    return taken;
  }
}
