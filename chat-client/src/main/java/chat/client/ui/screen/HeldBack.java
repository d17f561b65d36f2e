package chat.client.ui.screen;

import chat.client.ui.ChatLine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The messages of a room that wait until it is in front; the newest of them, if there are many. */
final class HeldBack {
  static final int MAX_LINES = 500;
  private static final int MAX_BYTES = 1024 * 1024;

  /** A message that waits. */
  record Held(ChatLine line, boolean highlighted) {}

  /**
   * All that waited.
   *
   * @param unread how many messages of others there were since, also those that are left out
   * @param leftOut how many are not among the lines any more
   */
  record Batch(List<Held> lines, Unread unread, int leftOut) {
    static final Batch NONE = new Batch(List.of(), Unread.NONE, 0);
  }

  private final Deque<Held> lines = new ArrayDeque<>();
  private long bytes;
  private int leftOut;
  private Unread unread = Unread.NONE;

  /** Keeps a message; {@code counts} if it is one that the person should know of. */
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

  /** Gives out everything, and starts anew. */
  Batch take() {
    Batch batch = new Batch(List.copyOf(lines), unread, leftOut);
    lines.clear();
    bytes = 0;
    leftOut = 0;
    unread = Unread.NONE;
    return batch;
  }
}
