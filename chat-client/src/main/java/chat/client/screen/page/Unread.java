package chat.client.screen.page;

/** A count of messages, and how many of them are highlights. */
public record Unread(int messages, int highlights) {
  public static final Unread NONE = new Unread(0, 0);

  /** Returns this count and one message more. */
  public Unread and(boolean highlighted) {
    return new Unread(messages + 1, highlights + (highlighted ? 1 : 0));
  }

  public Unread plus(Unread more) {
    return new Unread(messages + more.messages, highlights + more.highlights);
  }

  public Unread minus(Unread part) {
    return new Unread(messages - part.messages, highlights - part.highlights);
  }
}
