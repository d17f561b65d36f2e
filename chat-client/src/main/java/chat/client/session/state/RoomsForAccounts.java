package chat.client.session.state;

import chat.protocol.Limits;
import chat.protocol.RoomName;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rooms that a server for accounts only refuses to a guest, and that the client enters after
 * the login. The session thread owns it.
 */
public final class RoomsForAccounts {
  private final Set<RoomName> first = new LinkedHashSet<>(); // which the client joined uninvited
  private final Set<RoomName> awaiting = new LinkedHashSet<>();

  /** The client joins these rooms, which the user did not type in this session. */
  public void startWith(Collection<RoomName> rooms) {
    first.addAll(rooms);
  }

  /**
   * The server refused a JOIN because we have no account.
   *
   * @return whether to show it: the refusals of the first rooms and of the inbox are all the same
   */
  public boolean refused(String place) {
    Optional<RoomName> room = JoinedRooms.parsed(place);
    boolean isRepeated = !awaiting.isEmpty() && room.filter(first::remove).isPresent();
    room.ifPresent(first::remove);
    room.ifPresent(awaiting::add);
    return !place.equals(Limits.INBOX) && !isRepeated;
  }

  /** The server removed us from this room when we logged out. */
  public void left(RoomName room) {
    awaiting.add(room);
  }

  /** Removes and returns the rooms to enter, in the order in which they were refused. */
  public List<RoomName> take() {
    List<RoomName> rooms = List.copyOf(awaiting);
    awaiting.clear();
    return rooms;
  }

  /** Returns how many rooms wait for a login. */
  public int count() {
    return awaiting.size();
  }
}
