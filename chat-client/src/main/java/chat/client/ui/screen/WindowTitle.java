package chat.client.ui.screen;

import chat.protocol.RoomName;
import java.util.Optional;

/** What the terminal's window is called: {@code (3!) #lobby - chat}. */
final class WindowTitle {
  private WindowTitle() {}

  /** The exclamation mark tells that some of it concerns the person. */
  static String of(Optional<RoomName> front, Unread unread) {
    String mark = unread.highlights() > 0 ? "!" : "";
    String count = unread.messages() > 0 ? "(" + unread.messages() + mark + ") " : "";
    return count + front.map(room -> room + " - chat").orElse("chat");
  }
}
