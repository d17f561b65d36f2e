package chat.client.bench.measure;

import java.util.Map;
import java.util.TreeMap;

/**
 * Checks that one member receives each sequence number of the room once, in order, from 1 on. One
 * thread at a time.
 *
 * <p>A skipped number counts as lost; if it arrives later, it counts as out of order instead.
 */
public final class SequenceChecker {
  private final TreeMap<Long, Long> missing = new TreeMap<>();
  private long highest;
  private long lost;
  private long duplicated;
  private long outOfOrder;
  private long notStored;

  /** Records that a number arrived. */
  public void received(long seq) {
    if (seq == highest + 1) {
      highest = seq;
    } else if (seq > highest) {
      endsAt(seq - 1);
      highest = seq;
    } else if (wasMissing(seq)) {
      lost--;
      outOfOrder++;
    } else {
      duplicated++;
    }
  }

  /** Records that the server no longer stores these numbers, both included. */
  public void gap(long from, long to) {
    long first = Math.max(from, highest + 1);
    if (to >= first) {
      endsAt(first - 1);
      notStored += to - first + 1;
      highest = to;
    }
  }

  /** Counts the numbers up to the last one that did not arrive as lost. */
  public void endsAt(long last) {
    if (last > highest) {
      missing.put(highest + 1, last);
      lost += last - highest;
      highest = last;
    }
  }

  /** Returns the highest number so far. */
  public long highest() {
    return highest;
  }

  public DeliveryErrors errors() {
    return new DeliveryErrors(lost, duplicated, outOfOrder, notStored);
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
