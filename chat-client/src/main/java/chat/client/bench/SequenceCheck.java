package chat.client.bench;

import java.util.Map;
import java.util.TreeMap;

/**
 * Holds a room to its word: each number once, in order, from 1 on. One thread at a time.
 *
 * <p>A number that is passed over is lost until it comes after all, which is then out of order.
 */
final class SequenceCheck {
  private final TreeMap<Long, Long> missing = new TreeMap<>();
  private long highest;
  private long lost;
  private long doubled;
  private long outOfOrder;
  private long gone;

  /** A message of that number came. */
  void saw(long seq) {
    if (seq == highest + 1) {
      highest = seq;
    } else if (seq > highest) {
      endsAt(seq - 1);
      highest = seq;
    } else if (wasMissing(seq)) {
      lost--;
      outOfOrder++;
    } else {
      doubled++;
    }
  }

  /** The server told that it no longer holds these numbers, both included. */
  void gap(long from, long to) {
    long first = Math.max(from, highest + 1);
    if (to >= first) {
      endsAt(first - 1);
      gone += to - first + 1;
      highest = to;
    }
  }

  /** The last number is known to be this one: what is missing up to it is lost. */
  void endsAt(long last) {
    if (last > highest) {
      missing.put(highest + 1, last);
      lost += last - highest;
      highest = last;
    }
  }

  /** The highest number so far. */
  long highest() {
    return highest;
  }

  Faults faults() {
    return new Faults(lost, doubled, outOfOrder, gone);
  }

  private boolean wasMissing(long seq) {
    Map.Entry<Long, Long> range = missing.floorEntry(seq);
    if (range == null || range.getValue() < seq) {
      return false;
    }
    long from = range.getKey();
    long to = range.getValue();
    missing.remove(from);
    if (from < seq) {
      missing.put(from, seq - 1);
    }
    if (seq < to) {
      missing.put(seq + 1, to);
    }
    return true;
  }
}
