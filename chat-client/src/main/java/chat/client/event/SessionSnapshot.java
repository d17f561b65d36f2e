package chat.client.event;

import chat.protocol.ClientMessage;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import java.util.List;
import java.util.Optional;

/**
 * The state of a session at one time, for drawing and completing. The session thread makes a new
 * one for each change.
 *
 * @param nick ours; empty until the server has welcomed us
 * @param rooms those we are in or have asked for, in the order in which we entered them
 * @param pages what the person types into: these rooms, and direct conversations
 * @param pendingCount how many of our messages are not acknowledged
 * @param oldestPending the first of these, at most {@value #MAX_OLDEST}
 * @param input what would become of a typed line
 */
public record SessionSnapshot(
    Optional<Nick> nick,
    LinkState link,
    List<RoomSnapshot> rooms,
    PagesSnapshot pages,
    int pendingCount,
    List<ClientMessage.Numbered> oldestPending,
    InputState input) {
  /** How many of our messages may be pending; then typed lines wait. */
  public static final int MAX_PENDING = 1_000;

  public static final int MAX_OLDEST = 4;

  /** The state before the first event: nothing is known. */
  public static final SessionSnapshot STARTING =
      new SessionSnapshot(
          Optional.empty(),
          LinkState.STARTING,
          List.of(),
          PagesSnapshot.NONE,
          0,
          List.of(),
          InputState.UNCHECKED);

  public SessionSnapshot {
    rooms = List.copyOf(rooms);
    oldestPending = List.copyOf(oldestPending);
  }

  /** Returns the room we type into; empty if that is no room. */
  public Optional<RoomName> current() {
    return pages.front().flatMap(Page::room);
  }

  /** Whether this room is the one we type into. */
  public boolean isCurrent(RoomName room) {
    return pages.isFront(Page.of(room));
  }

  /** Whether the server is no chat server, so that there are no rooms. */
  public boolean isPlain() {
    return link.phase() == LinkState.Phase.PLAIN;
  }

  /** Returns the room of this name; empty if we are not in it. */
  public Optional<RoomSnapshot> room(RoomName name) {
    return rooms.stream().filter(room -> room.name().equals(name)).findFirst();
  }

  /** Returns the rooms' names, in the order in which we entered them. */
  public List<RoomName> roomNames() {
    return rooms.stream().map(RoomSnapshot::name).toList();
  }
}
