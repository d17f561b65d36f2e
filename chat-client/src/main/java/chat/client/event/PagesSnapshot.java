package chat.client.event;

import chat.protocol.Nick;
import chat.protocol.RoomName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pages of a person at one time.
 *
 * @param all in the order in which they were opened, which numbers them from 1
 * @param front the one that is typed into; empty if there is none
 */
public record PagesSnapshot(List<Page> all, Optional<Page> front) {
  public static final PagesSnapshot NONE = new PagesSnapshot(List.of(), Optional.empty());

  public PagesSnapshot {
    all = List.copyOf(all);
  }

  public boolean isFront(Page page) {
    return front.filter(page::equals).isPresent();
  }

  /** Returns the rooms among the pages, in their order. */
  public List<RoomName> rooms() {
    return all.stream().flatMap(page -> page.room().stream()).toList();
  }

  /** Returns the other sides of the direct conversations among the pages, in their order. */
  public List<Nick> partners() {
    return all.stream().flatMap(page -> page.partner().stream()).toList();
  }

  /** Returns the pages after the one in front, and then those before it. */
  public List<Page> afterFront() {
    int next = front.map(page -> all.indexOf(page) + 1).orElse(0);
    return Stream.concat(all.subList(next, all.size()).stream(), all.subList(0, next).stream())
        .filter(page -> !isFront(page))
        .toList();
  }
}
