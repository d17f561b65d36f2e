package chat.client.ui.screen;

/** How many messages wait to be seen, and how many of them concern the person. */
record Unread(int messages, int highlights) {
  static final Unread NONE = new Unread(0, 0);

  Unread and(boolean highlighted) {
    return new Unread(messages + 1, highlights + (highlighted ? 1 : 0));
  }

  Unread plus(Unread more) {
    return new Unread(messages + more.messages, highlights + more.highlights);
  }
}
