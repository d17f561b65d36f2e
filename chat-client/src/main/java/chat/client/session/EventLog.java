package chat.client.session;

import chat.client.event.ClientEvent;
import chat.client.event.SessionSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Gathers the events of one batch for the views. The session thread owns it.
 *
 * <p>A change of state comes before the next event, so that views draw each event with the state it
 * happened in.
 */
final class EventLog {
  private final Supplier<SessionSnapshot> snapshot;
  private List<ClientEvent> events = new ArrayList<>();
  private SessionSnapshot latest = SessionSnapshot.STARTING;
  private boolean isChanged;
  private boolean isPendingChanged;

  EventLog(Supplier<SessionSnapshot> snapshot) {
    this.snapshot = snapshot;
  }

  /** Our nick, the link, a room or who is in it changed. */
  void changed() {
    isChanged = true;
  }

  /** Our pending messages changed: told once a batch. */
  void pendingChanged() {
    isPendingChanged = true;
  }

  void add(ClientEvent event) {
    if (isChanged) {
      addSnapshot();
    }
    events.add(event);
  }

  void notice(String sentence) {
    add(new ClientEvent.Notice(sentence));
  }

  /** Returns the snapshot that views were given last. */
  SessionSnapshot latest() {
    return latest;
  }

  /** Removes and returns the events gathered since the last call. */
  List<ClientEvent> take() {
    if (isChanged || isPendingChanged) {
      addSnapshot();
    }
    List<ClientEvent> taken = events;
    events = new ArrayList<>();
    return taken;
  }

  private void addSnapshot() {
    isChanged = false;
    isPendingChanged = false;
    latest = snapshot.get();
    events.add(new ClientEvent.StateChanged(latest));
  }
}
