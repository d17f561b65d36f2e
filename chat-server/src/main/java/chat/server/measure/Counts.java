package chat.server.measure;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counters of one kind, by label. Labels are words of the server's own, of which there are few: no
 * client can make one. Any thread.
 */
public final class Counts {
  private final Map<String, LongAdder> byLabel = new ConcurrentHashMap<>();

  /** Counters that are zero, one for each label that is known beforehand. */
  public Counts(Collection<String> labels) {
    labels.forEach(label -> byLabel.put(label, new LongAdder()));
  }

  public void add(String label) {
    add(label, 1);
  }

  /** Adds a number, which may be negative. */
  public void add(String label, long number) {
    LongAdder counter = byLabel.get(label);
    if (counter == null) {
      counter = byLabel.computeIfAbsent(label, unknown -> new LongAdder());
    }
    counter.add(number);
  }

  public long get(String label) {
    LongAdder counter = byLabel.get(label);
    return counter == null ? 0 : counter.sum();
  }

  /** Returns what all counters have now, ordered by label. */
  public Map<String, Long> all() {
    Map<String, Long> sums = new TreeMap<>();
    byLabel.forEach((label, counter) -> sums.put(label, counter.sum()));
    return sums;
  }
}
