package chat.client.screen.page;

import chat.protocol.Text;

/** What a screen stores of one page besides the session's snapshot. The session thread owns it. */
public final class PageNotes {
  private final Speakers speakers = new Speakers();
  private final Backlog backlog = new Backlog();
  private Text topic = Text.EMPTY;
  private int highlightsPrinted;

  public Speakers speakers() {
    return speakers;
  }

  public Backlog backlog() {
    return backlog;
  }

  /** Notes the topic. Returns whether it is new. */
  public boolean isNew(Text next) {
    boolean isNew = !topic.equals(next);
    topic = next;
    return isNew;
  }

  /** A highlight was printed while another page was in front: a reason to go there. */
  public void highlightPrinted() {
    highlightsPrinted++;
  }

  /** Returns the backlog and counts it as read, for the page comes to the front. */
  public Backlog.Batch read() {
    highlightsPrinted = 0;
    return backlog.read();
  }

  /** Returns how many messages are a reason to go there. */
  public Unread unread() {
    return backlog.unread().plus(new Unread(highlightsPrinted, highlightsPrinted));
  }
}
