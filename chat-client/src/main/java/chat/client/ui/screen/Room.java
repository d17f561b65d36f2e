package chat.client.ui.screen;

import chat.protocol.Text;

/** A room one is in, as far as it is known here. Guarded by the board's lock. */
final class Room {
  private final People people = new People();
  private final HeldBack heldBack = new HeldBack();
  private Text topic = Text.EMPTY;
  private int calls;

  People people() {
    return people;
  }

  Text topic() {
    return topic;
  }

  /** False if that is what it was before. */
  boolean topic(Text next) {
    boolean changes = !topic.equals(next);
    topic = next;
    return changes;
  }

  void hold(HeldBack.Held held, boolean counts) {
    heldBack.add(held, counts);
  }

  /** A highlight was printed while another room was in front: one may want to go there. */
  void calls() {
    calls++;
  }

  /** It has come to the front. */
  HeldBack.Batch take() {
    calls = 0;
    return heldBack.take();
  }

  /** What the person has not been shown. */
  Unread heldBack() {
    return heldBack.unread();
  }

  /** What there is to go there for. */
  Unread unread() {
    return heldBack.unread().plus(new Unread(calls, calls));
  }
}
