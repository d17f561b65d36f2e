package chat.client.screen;

import chat.client.event.LinkState;
import chat.client.event.Page;
import chat.client.screen.page.Unread;
import chat.protocol.Nick;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the status line shows.
 *
 * @param others the pages that are not in front, in the order in which they were opened
 * @param waiting how many of our messages are not acknowledged
 */
public record StatusParts(
    Optional<Nick> nick,
    Optional<FrontPage> front,
    List<OtherPage> others,
    LinkState link,
    int waiting) {
  public StatusParts {
    others = List.copyOf(others);
  }

  /**
   * The page that we type into.
   *
   * @param number counts pages from 1 in the order in which they were opened
   * @param people how many are in the room, as far as the server says
   * @param isPrivate whether it is a room for its members alone
   */
  public record FrontPage(
      int number, Page page, String topic, OptionalInt people, boolean isPrivate) {}

  /** A page that is not in front, with its number and what waits there. */
  public record OtherPage(int number, Page page, Unread unread) {}
}
