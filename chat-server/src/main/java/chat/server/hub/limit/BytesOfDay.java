package chat.server.hub.limit;

import java.util.Arrays;

/**
 * How many bytes were counted in the hour that runs and in the 24 before it. Hours are numbered
 * from 0. The hub's thread.
 */
final class BytesOfDay {
  static final int HOURS = 25;

  // The bytes of hour h are at index h modulo HOURS.
  private final long[] byHour = new long[HOURS];
  private long total;
  private long newestHour;

  void add(long hour, long bytes) {
    forgetBefore(hour);
    byHour[index(hour)] += bytes;
    total += bytes;
  }

  private void forgetBefore(long hour) {
    if (hour - newestHour >= HOURS) {
      Arrays.fill(byHour, 0);
      total = 0;
    } else {
      for (long next = newestHour + 1; next <= hour; next++) {
        total -= byHour[index(next)];
        byHour[index(next)] = 0;
      }
    }
    newestHour = Math.max(newestHour, hour);
  }

  private static int index(long hour) {
    return (int) (hour % HOURS);
  }

  /** Returns the first hour, from this one on, in which at most so many bytes are left. */
  long firstHourWithin(long hour, long bytes) {
    forgetBefore(hour);
    long left = total;
    long first = hour;
    while (left > bytes && first - hour < HOURS) {
      first++;
      // The oldest of the hours that count in the one before.
      left -= byHour[index(first)];
    }
    return first;
  }
}
