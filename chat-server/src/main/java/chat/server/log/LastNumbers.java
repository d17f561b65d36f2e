package chat.server.log;

import java.util.LinkedHashMap;
import java.util.Map;

/** The last number of each author or room; the one used longest ago is dropped first. */
final class LastNumbers extends LinkedHashMap<String, Long> {
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
