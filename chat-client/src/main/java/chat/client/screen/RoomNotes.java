package chat.client.screen;

import chat.protocol.Text;

/** What a screen keeps of one room besides the session's snapshot. The session thread's. */
final class RoomNotes {
  private final Speakers speakers = new Speakers();
  private final HeldBack heldBack = new HeldBack();
  private Text topic = Text.EMPTY;
  private int highlightsPrinted;

  Speakers speakers() {
    return speakers;
  }

  HeldBack heldBack() {
    return heldBack;
  }

  /** Notes the topic. Returns whether it is new. */
  boolean isNew(Text next) {
    boolean isNew = !topic.equals(next);
    topic = next;
    return isNew;
  }

  /** A highlight was printed while another room was in front: a reason to go there. */
  void highlightPrinted() {
    highlightsPrinted++;
  }

  /** Returns and forgets what was held back, for the room comes to the front. */
  HeldBack.Batch takeHeldBack() {
    highlightsPrinted = 0;
    return heldBack.take();
  }

  /** Returns how many messages are a reason to go there. */
  Unread unread() {
    return heldBack.unread().plus(new Unread(highlightsPrinted, highlightsPrinted));
  }
}
