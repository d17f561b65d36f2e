package chat.client.screen;

import chat.client.event.Page;
import chat.client.screen.page.Unread;
import java.util.Optional;

/** The title of the terminal's window: {@code (3!) #lobby - chat}. */
final class WindowTitle {
  private WindowTitle() {}

  /** Returns the title; the exclamation mark says that highlights are among the unread. */
  static String of(Optional<Page> front, Unread unread) {
    String mark = unread.highlights() > 0 ? "!" : "";
    String count = unread.messages() > 0 ? "(" + unread.messages() + mark + ") " : "";
    return count + front.map(page -> page + " - chat").orElse("chat");
  }
}
