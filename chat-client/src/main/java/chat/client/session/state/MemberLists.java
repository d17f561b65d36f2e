package chat.client.session.state;

import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The newest list of members of each room, until it is known whether the server sent it as an
 * answer. The session thread owns it.
 */
public final class MemberLists {
  /** A server may send more lists than is reasonable; nobody reads more. */
  private static final int MAX_PARTS = 1_000;

  private final Map<Optional<RoomName>, Parts> byRoom = new HashMap<>();
  private int parts;

  /** One list, which may come in several messages. */
  private static final class Parts {
    final List<ServerMessage.Members> lists = new ArrayList<>();
    long nicks;

    boolean isWhole() {
      ServerMessage.Members last = lists.get(lists.size() - 1);
      return last.nicks().isEmpty() || nicks >= last.count();
    }
  }

  /** Adds a list or the next part of one. It replaces a whole list of the same room. */
  public void add(ServerMessage.Members list) {
    if (parts == MAX_PARTS) {
      clear();
    }
    Parts before = byRoom.get(list.room());
    if (before != null && before.isWhole()) {
      take(list.room());
    }
    Parts room = byRoom.computeIfAbsent(list.room(), name -> new Parts());
    room.lists.add(list);
    room.nicks += list.nicks().size();
    parts++;
  }

  /** Removes and returns the newest list of a room, or of the whole chat, in its parts. */
  public List<ServerMessage.Members> take(Optional<RoomName> room) {
    Parts taken = byRoom.remove(room);
    if (taken == null) {
      return List.of();
    }
    parts -= taken.lists.size();
    return taken.lists;
  }

  public void clear() {
    byRoom.clear();
    parts = 0;
  }
}
