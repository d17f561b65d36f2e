package chat.client.ui.screen;

import chat.client.ui.ChatLine;
import chat.client.ui.Notices;
import chat.client.ui.screen.HeldBack.Batch;
import chat.protocol.RoomName;
import java.util.Optional;

/** Which room is in front, as far as the page shows it. Guarded by the view's lock. */
final class Foreground {
  private final RoomBoard board;
  private final Page page;
  private Optional<RoomName> front;

  Foreground(RoomBoard board, Page page) {
    this.board = board;
    this.page = page;
    this.front = board.front();
  }

  boolean is(RoomName room) {
    return front.filter(room::equals).isPresent();
  }

  /** The room of a message, if it isn't the one in front. */
  Optional<RoomName> elsewhere(ChatLine line) {
    return line.room().filter(room -> !is(room));
  }

  /** Says where the person is now, and shows what was held back there, if it is elsewhere. */
  void follow() {
    Optional<RoomName> now = board.front();
    if (!now.equals(front) && !board.isPlain()) {
      front = now;
      enter(now);
    }
  }

  private void enter(Optional<RoomName> now) {
    Batch batch = now.map(board::take).orElse(Batch.NONE);
    int unread = batch.unread().messages();
    page.news(
        now.filter(room -> unread > 0)
            .map(room -> Notices.elsewhere(room, unread, batch.leftOut()))
            .orElseGet(() -> Notices.inFront(now)));
    batch.lines().forEach(held -> page.message(held, Optional.empty()));
  }
}
