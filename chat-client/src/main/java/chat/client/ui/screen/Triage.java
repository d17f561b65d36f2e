package chat.client.ui.screen;

import chat.client.ui.ChatLine;
import chat.client.ui.ChatLine.When;
import chat.client.ui.Preferences;
import chat.client.ui.screen.HeldBack.Held;

/** What becomes of a message: printed, held back, rung for, or none. Guarded by the view's lock. */
final class Triage {
  private final Preferences preferences;
  private final Highlights highlights;
  private final RoomBoard board;
  private final Foreground foreground;
  private final Page page;

  Triage(Preferences preferences, RoomBoard board, Foreground foreground, Page page) {
    this.preferences = preferences;
    this.highlights = new Highlights(preferences);
    this.board = board;
    this.foreground = foreground;
    this.page = page;
  }

  /** Takes in a message; true if the bell is to be rung for it. */
  boolean take(ChatLine line) {
    boolean own = board.isOwn(line);
    if (!own && preferences.ignores(line.nick())) {
      return false;
    }
    board.spoke(line);
    Held message = new Held(line, !own && highlights.concern(line, board.own()));
    boolean counts = !own && !line.isEarlier();
    if (!mustWait(message) || !hold(message, counts)) {
      page.message(message, foreground.elsewhere(line));
      if (counts) {
        board.printed(line, message.highlighted());
      }
    }
    return counts && rings(message);
  }

  /** What was asked for, and what was said to the person alone, never waits. */
  private boolean mustWait(Held message) {
    ChatLine line = message.line();
    if (foreground.elsewhere(line).isEmpty() || line.when() == When.FOUND) {
      return false;
    }
    return switch (preferences.show()) {
      case ALL -> false;
      case COUNT -> true;
      case HIGHLIGHTS -> !message.highlighted() || line.isEarlier();
    };
  }

  private boolean hold(Held message, boolean counts) {
    return message.line().room().filter(room -> board.hold(room, message, counts)).isPresent();
  }

  private boolean rings(Held message) {
    return switch (preferences.bell()) {
      case OFF -> false;
      case HIGHLIGHTS -> message.highlighted();
      case ALL -> true;
    };
  }
}
