package chat.client.screen;

import chat.client.event.LinkState;
import chat.client.event.Page;
import chat.client.screen.page.Unread;
import chat.protocol.ClientMessage;
import java.util.List;
import java.util.Optional;

/**
 * What a screen shows besides the messages, at one time. The session thread publishes a new one
 * after each batch of events; the screen and keyboard threads read it.
 *
 * @param question what the person is asked in place of the prompt
 * @param oldestPending the first of our messages that are not acknowledged
 * @param printed how many messages of others were printed so far, seen or not
 * @param waiting how many wait in pages that are not in front
 */
public record ScreenState(
    StatusParts status,
    Question question,
    List<ClientMessage.Numbered> oldestPending,
    Unread printed,
    Unread waiting,
    KnownNames names) {
  static final ScreenState STARTING =
      new ScreenState(
          new StatusParts(Optional.empty(), Optional.empty(), List.of(), LinkState.STARTING, 0),
          Question.NONE,
          List.of(),
          Unread.NONE,
          Unread.NONE,
          KnownNames.NONE);

  public ScreenState {
    oldestPending = List.copyOf(oldestPending);
  }

  /** Returns the page that we type into. */
  Optional<Page> front() {
    return status.front().map(StatusParts.FrontPage::page);
  }

  /** Returns whether a page that is not in front has something new. */
  public boolean hasNewElsewhere() {
    return status.others().stream().anyMatch(other -> other.unread().messages() > 0);
  }

  /** Returns the prompt where nothing is asked. */
  String prompt() {
    String none = status.link().phase() == LinkState.Phase.PLAIN ? "> " : "[no room] ";
    return front().map(page -> "[" + page + "] ").orElse(none);
  }
}
