package chat.client.session.state;

import chat.client.event.ClientEvent;
import chat.protocol.ClientMessage;
import chat.protocol.RoomName;
import java.util.function.Consumer;

/**
 * Enters and leaves rooms as the person types, which changes the page in front. The session thread
 * owns it.
 */
public final class RoomMoves {
  private final JoinedRooms rooms;
  private final EventLog events;
  private final Consumer<ClientMessage> uplink;

  /**
   * Moves among our rooms.
   *
   * @param uplink sends to the server
   */
  public RoomMoves(JoinedRooms rooms, EventLog events, Consumer<ClientMessage> uplink) {
    this.rooms = rooms;
    this.events = events;
    this.uplink = uplink;
  }

  /** A JOIN follows. */
  public void enter(RoomName name) {
    leaveNamesake(name);
    rooms.enter(name);
    frontChanged();
  }

  /** Leaves the public room with the name of a private one that we enter as invited. */
  private void leaveNamesake(RoomName invitedTo) {
    if (rooms.invitationEnded(invitedTo)
        && rooms.find(invitedTo).filter(JoinedRoom::isEntered).isPresent()) {
      uplink.accept(new ClientMessage.Leave(invitedTo));
      leave(invitedTo);
      rooms.leftByServer(invitedTo);
    }
  }

  /** A LEAVE was sent. */
  public void leave(RoomName name) {
    rooms.find(name).ifPresent(JoinedRoom::leaveRequested);
    boolean wasCurrent = rooms.isCurrent(name);
    rooms.leave(name);
    events.changed();
    if (wasCurrent) {
      frontChanged();
    }
  }

  /** The person sees another page, or may. */
  public void frontChanged() {
    events.changed();
    events.add(new ClientEvent.FrontChanged(rooms.pages().front()));
  }
}
