package chat.client.session.state;

import chat.client.event.Page;
import chat.client.event.PagesSnapshot;
import chat.protocol.Nick;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the person can type into: our rooms and direct conversations, in the order in which they
 * were opened, and the one in front. The session thread owns it.
 */
public final class Pages {
  private final List<Page> all = new ArrayList<>();
  private Optional<Page> front = Optional.empty();

  /** Returns the page that is typed into. */
  public Optional<Page> front() {
    return front;
  }

  public boolean isFront(Page page) {
    return front.filter(page::equals).isPresent();
  }

  /** Brings a page to the front, and adds it after the others if it is new. */
  public void open(Page page) {
    if (!all.contains(page)) {
      all.add(page);
    }
    bringToFront(page);
  }

  /** Brings a page to the front, if there is such a page. */
  public void bringToFront(Page page) {
    front = all.stream().filter(page::equals).findFirst().or(() -> front);
  }

  /** Removes a page. If it was in front, the one opened last takes its place. */
  public void close(Page page) {
    all.remove(page);
    if (isFront(page)) {
      front = all.stream().reduce((before, last) -> last);
    }
  }

  /** A direct conversation follows a nick that changes; it joins the one there is with the new. */
  void renamed(Nick before, Nick now) {
    Page old = Page.with(before);
    Page renamed = Page.with(now);
    int index = all.indexOf(old);
    if (index < 0) {
      return;
    }
    boolean wasFront = isFront(old);
    all.remove(index);
    if (all.contains(renamed)) {
      all.set(all.indexOf(renamed), renamed); // maybe in another spelling
    } else {
      all.add(index, renamed);
    }
    front = wasFront ? Optional.of(renamed) : front;
  }

  /** Returns the pages as they are now. */
  public PagesSnapshot snapshot() {
    return new PagesSnapshot(all, front);
  }
}
