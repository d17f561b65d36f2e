package chat.client.event;

import java.util.List;

/**
 * Shows what happens in a session. The session thread calls it, and waits for as long as the view
 * does: that is how a slow reader of our output slows the server.
 */
public interface View {
  /**
   * Shows these events, in this order, before it returns. The list is not empty; the first event of
   * a session is a {@link ClientEvent.StateChanged}.
   */
  void show(List<ClientEvent> events);
}
