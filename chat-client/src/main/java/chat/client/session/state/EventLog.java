package chat.client.session.state;

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
public final class EventLog {
  private final Supplier<SessionSnapshot> snapshot;
  private List<ClientEvent> events = new ArrayList<>();
  private SessionSnapshot latest = SessionSnapshot.STARTING;
  private boolean isChanged;
  private boolean isPendingChanged;

  /** No events yet; the supplier makes a snapshot of the session as it is now. */
  public EventLog(Supplier<SessionSnapshot> snapshot) {
    this.snapshot = snapshot;
  }

  /** Our nick, the link, a room or who is in it changed. */
  public void changed() {
    isChanged = true;
  }

  /** Our pending messages changed: told once a batch. */
  public void pendingChanged() {
    isPendingChanged = true;
  }

  /** Adds what happened just now. */
  public void add(ClientEvent event) {
    if (isChanged) {
      addSnapshot();
    }
    events.add(event);
  }

  /** Adds a sentence for the person. */
  public void notice(String sentence) {
    add(new ClientEvent.Notice(sentence));
  }

  /** Returns the snapshot that views were given last. */
  public SessionSnapshot latest() {
    return latest;
  }

  /** Removes and returns the events gathered since the last call. */
  public List<ClientEvent> take() {
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
