package chat.server.recent;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map of so many entries at most, the least recently used first; one more drops that one. One
 * thread, or under a lock.
 */
public final class RecentlyUsed<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;
  private static final int CAPACITY = 16;
  private static final float LOAD_FACTOR = 0.75f;

  private final int maxEntries;

  public RecentlyUsed(int maxEntries) {
    super(CAPACITY, LOAD_FACTOR, true);
    this.maxEntries = maxEntries;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > maxEntries;
  }
}
