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

  /** Shows what was held back for a room that has come to the front; empty if none has. */
  Optional<RoomName> follow() {
    Optional<RoomName> now = board.front();
    if (now.equals(front)) {
      return Optional.empty();
    }
    front = now;
    now.ifPresent(this::enter);
    return now;
  }

  private void enter(RoomName room) {
    Batch batch = board.take(room);
    int unread = batch.unread().messages();
    page.news(
        unread == 0 ? Notices.inFront(room) : Notices.elsewhere(room, unread, batch.leftOut()));
    batch.lines().forEach(held -> page.message(held, Optional.empty()));
  }
}
