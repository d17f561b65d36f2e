package chat.client.screen.page;

import chat.client.event.ChatLine;
import chat.protocol.Text;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The last lines of a page, to be printed when it comes to the front, and how many of them are
 * unread. The session thread's.
 */
public final class Backlog {
  static final int MAX_LINES = 500;
  private static final int MAX_BYTES = 256 * 1024;

  /**
   * What is printed of a page that comes to the front.
   *
   * @param lines those that are still there
   * @param fresh how many of them follow the last line before the unread ones
   * @param unread how many messages count as unread, with those that were left out
   * @param leftOut how many unread lines were too many to keep
   */
  public record Batch(List<PageLine> lines, int fresh, Unread unread, int leftOut) {
    public static final Batch NONE = new Batch(List.of(), 0, Unread.NONE, 0);

    public Batch {
      lines = List.copyOf(lines);
    }

    /** Returns the unread lines without those before them. */
    public Batch unreadAlone() {
      return new Batch(lines.subList(lines.size() - fresh, lines.size()), fresh, unread, leftOut);
    }
  }

  private final Deque<PageLine> lines = new ArrayDeque<>();
  private long bytes;
  private int fresh;
  private int leftOut;
  private Unread unread = Unread.NONE;

  /** Adds a line that was printed, or does not count. */
  public void add(PageLine line) {
    lines.add(line);
    bytes += size(line);
    fresh += fresh > 0 ? 1 : 0;
    while (lines.size() > MAX_LINES || (bytes > MAX_BYTES && lines.size() > 1)) {
      bytes -= size(lines.remove());
      if (fresh > lines.size()) {
        fresh--;
        leftOut++;
      }
    }
  }

  /** Adds a message that nobody has read. */
  public void addUnread(PageLine.Message message) {
    unread = unread.and(message.highlighted());
    add(message);
    fresh = Math.max(fresh, 1);
  }

  /** Replaces the text of a room's message. */
  public void edit(long seq, Text text) {
    replace(seq, old -> new PageLine.Message(old.line().withText(text), old.highlighted()));
  }

  /** Replaces a room's message by the sentence that it was deleted. */
  public void delete(long seq, String sentence) {
    replace(seq, old -> new PageLine.News(sentence));
  }

  private void replace(long seq, Function<PageLine.Message, PageLine> change) {
    List<PageLine> before = List.copyOf(lines);
    lines.clear();
    bytes = 0;
    for (PageLine line : before) {
      boolean isMeant =
          line instanceof PageLine.Message message && message.line().seq() == seq && seq > 0;
      PageLine now = isMeant ? change.apply((PageLine.Message) line) : line;
      lines.add(now);
      bytes += size(now);
    }
  }

  /** Counts its messages as read if another device has read up to the last of them. */
  public void readUpTo(long seq) {
    long last =
        lines.stream()
            .filter(PageLine.Message.class::isInstance)
            .mapToLong(line -> ((PageLine.Message) line).line().seq())
            .max()
            .orElse(0);
    if (seq >= last) {
      fresh = 0;
      leftOut = 0;
      unread = Unread.NONE;
    }
  }

  public Unread unread() {
    return unread;
  }

  /** Returns the lines, and counts them as read. */
  public Batch read() {
    Batch batch = new Batch(List.copyOf(lines), fresh, unread, leftOut);
    fresh = 0;
    leftOut = 0;
    unread = Unread.NONE;
    return batch;
  }

  /** Moves the messages of which this is true to another backlog, where they count as read. */
  public void moveTo(Backlog other, Predicate<ChatLine> isMoved) {
    List<PageLine> moved =
        lines.stream()
            .filter(line -> line instanceof PageLine.Message m && isMoved.test(m.line()))
            .toList();
    moved.forEach(
        line -> {
          lines.remove(line);
          bytes -= size(line);
          other.add(line);
        });
  }

  private static int size(PageLine line) {
    return line instanceof PageLine.Message message ? message.line().text().byteLength() : 0;
  }
}
