package chat.client.session.state;

import chat.protocol.Nick;
import chat.protocol.QueryAnswer;
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

  /**
   * A list of members in its parts, empty if there is none.
   *
   * @param listening guests who are not among the members, because they have sent nothing
   */
  public record Whole(List<ServerMessage.Members> members, List<Nick> listening) {
    private static final Whole NONE = new Whole(List.of(), List.of());

    public Whole {
      members = List.copyOf(members);
      listening = List.copyOf(listening);
    }
  }

  /** One list, which may come in several messages. */
  private static final class Parts {
    final List<ServerMessage.Members> lists = new ArrayList<>();
    final List<Nick> listening = new ArrayList<>();
    int listeningParts;
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

  /** Adds guests to the newest list of their room. */
  public void add(QueryAnswer.Listening list) {
    Parts room = byRoom.get(list.room());
    if (room != null && parts < MAX_PARTS) {
      room.listening.addAll(list.nicks());
      room.listeningParts++;
      parts++;
    }
  }

  /** Removes and returns the newest list of a room, or of the whole chat. */
  public Whole take(Optional<RoomName> room) {
    Parts taken = byRoom.remove(room);
    if (taken == null) {
      return Whole.NONE;
    }
    parts -= taken.lists.size() + taken.listeningParts;
    return new Whole(taken.lists, taken.listening);
  }

  public void clear() {
    byRoom.clear();
    parts = 0;
  }
}
