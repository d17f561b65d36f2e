package chat.client.screen;

import chat.client.event.ChatLine;
import chat.client.screen.page.Backlog;
import chat.client.screen.page.PageLine;
import chat.protocol.RoomName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;

/** The lines that a batch of events prints, gathered and handed over. The session thread's. */
final class Printout {
  /** Above this, gathering more saves nothing, and a large batch would take much memory. */
  private static final int MAX_GATHERED_LINES = 1_000;

  private final ScreenFormat format;
  private final ScreenOutput out;
  private List<AttributedString> gathered = new ArrayList<>();
  private boolean rings;
  private LocalDate day;

  /** A printout whose first line is of this day. */
  Printout(ScreenFormat format, ScreenOutput out, LocalDate day) {
    this.format = format;
    this.out = out;
    this.day = day;
  }

  void notice(String sentence) {
    lines(format.notice(sentence));
  }

  void news(String sentence) {
    lines(format.news(sentence));
  }

  void plain(List<String> lines) {
    lines(format.plain(lines));
  }

  /** Prints a message. */
  void message(PageLine.Message message, Optional<RoomName> place) {
    day(message.line());
    lines(format.message(message.line(), place, message.highlighted()));
  }

  /** Prints a message that was looked up, with these words marked. */
  void found(ChatLine line, Optional<RoomName> place, FoundWords words) {
    day(line);
    lines(format.found(line, place, words));
  }

  /** Prints the day of a message, unless the line above is of the same day. */
  private void day(ChatLine line) {
    LocalDate about = format.day(line);
    if (!about.equals(day)) {
      day = about;
      lines(format.day(about));
    }
  }

  /**
   * Prints a page that comes to the front: a rule with its title, then its last lines, the unread
   * ones marked.
   */
  void page(ScreenPages.Turned turned, Window window) {
    Backlog.Batch page = turned.lines();
    lines(List.of(format.rule(turned.title(), window.columns())));
    int start = new Screenful(format, window).start(page, day);
    int unreadFrom = page.lines().size() - page.fresh();
    for (int i = start; i < page.lines().size(); i++) {
      if (i == unreadFrom && (i > start || page.leftOut() > 0)) {
        lines(List.of(format.rule(List.of(mark(page.leftOut())), window.columns())));
      }
      line(page.lines().get(i));
    }
  }

  private static String mark(int leftOut) {
    return leftOut == 0
        ? "new"
        : "new; the first %,d are left out, see /history".formatted(leftOut);
  }

  private void line(PageLine line) {
    if (line instanceof PageLine.Message message) {
      message(message, Optional.empty());
    } else {
      lines(format.page(line));
    }
  }

  void ring() {
    rings = true;
  }

  /** Clears what was printed so far off the screen. */
  void clear() {
    handOverLines();
    out.clear();
  }

  /** Hands over what a batch printed, and waits if the terminal is too slow for it. */
  void handOver(ScreenState state) {
    handOverLines();
    if (rings) {
      out.ring();
      rings = false;
    }
    out.publish(state);
    out.awaitRoom();
  }

  private void lines(List<AttributedString> lines) {
    gathered.addAll(lines);
    if (gathered.size() >= MAX_GATHERED_LINES) {
      handOverLines();
      out.awaitRoom();
    }
  }

  private void handOverLines() {
    if (!gathered.isEmpty()) {
      out.print(gathered);
      gathered = new ArrayList<>();
    }
  }
}
