package chat.client.view;

import chat.client.event.LinkEvent;
import java.util.Optional;

/**
 * When a person reads that the link is lost: at once, or, if another server of the chat is tried at
 * once, when none of them has accepted. The thread of the view.
 */
public final class LossNotice {
  private boolean isDue;

  /** Returns the notice about a lost link, if it is to be shown now. */
  public Optional<String> lost(LinkEvent.LinkLost event) {
    isDue = true;
    return event.next().isPresent() ? Optional.empty() : take();
  }

  /** Returns the notice, if it is to be shown before this pause. */
  public Optional<String> retrying(LinkEvent.RetryScheduled event) {
    return isDue && !event.pause().isZero() ? take() : Optional.empty();
  }

  /** A server has welcomed us again. */
  public void over() {
    isDue = false;
  }

  private Optional<String> take() {
    isDue = false;
    return Optional.of(Notices.lost());
  }
}
