package chat.client.screen;

import chat.client.event.ChatLine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The messages of a room that wait until it comes to the front; of many, the newest. The session
 * thread's.
 */
final class HeldBack {
  static final int MAX_LINES = 500;
  private static final int MAX_BYTES = 1024 * 1024;

  /** A message that waits, or is printed. */
  record Held(ChatLine line, boolean highlighted) {}

  /**
   * All that waited.
   *
   * @param unread how many count as unread, with those that were left out
   * @param leftOut how many were too many to keep
   */
  record Batch(List<Held> lines, Unread unread, int leftOut) {
    static final Batch NONE = new Batch(List.of(), Unread.NONE, 0);
  }

  private final Deque<Held> lines = new ArrayDeque<>();
  private long bytes;
  private int leftOut;
  private Unread unread = Unread.NONE;

  /**
   * Adds a message, and leaves out the oldest if there are too many.
   *
   * @param counts whether it counts as unread
   */
  void add(Held held, boolean counts) {
    lines.add(held);
    bytes += held.line().text().byteLength();
    while (lines.size() > MAX_LINES || (bytes > MAX_BYTES && lines.size() > 1)) {
      bytes -= lines.remove().line().text().byteLength();
      leftOut++;
    }
    if (counts) {
      unread = unread.and(held.highlighted());
    }
  }

  Unread unread() {
    return unread;
  }

  /** Returns and forgets everything. */
  Batch take() {
    Batch batch = new Batch(List.copyOf(lines), unread, leftOut);
    lines.clear();
    bytes = 0;
    leftOut = 0;
    unread = Unread.NONE;
    return batch;
  }
}
