package chat.client.ui.screen;

import chat.client.ui.RoomList;
import chat.client.ui.screen.Standing.FrontRoom;
import chat.client.ui.screen.Standing.OtherRoom;
import chat.protocol.RoomName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rooms one is in, in the order in which they were entered. Guarded by the board's lock. */
final class EnteredRooms {
  private final RoomList list;
  private final Map<RoomName, Room> rooms = new HashMap<>();

  EnteredRooms(RoomList list) {
    this.list = list;
  }

  /** Empty for rooms one isn't in: a server could name any number of those. */
  Optional<Room> get(RoomName name) {
    return Optional.ofNullable(byName().get(name));
  }

  Collection<Room> all() {
    return byName().values();
  }

  /** Asked at each event, so that a room that was left is forgotten before it is entered again. */
  Optional<RoomName> frontName() {
    byName();
    return list.current();
  }

  Optional<Room> front() {
    return list.current().flatMap(this::get);
  }

  Optional<FrontRoom> frontStatus() {
    return list.current()
        .flatMap(
            name ->
                get(name)
                    .map(
                        room ->
                            new FrontRoom(
                                list.entered().indexOf(name) + 1,
                                name,
                                room.topic().toString(),
                                room.people().count())));
  }

  List<OtherRoom> others() {
    List<OtherRoom> others = new ArrayList<>();
    int number = 0;
    for (RoomName name : list.entered()) {
      number++;
      if (!list.isCurrent(name)) {
        others.add(new OtherRoom(number, name, unread(name)));
      }
    }
    return others;
  }

  /** A room with a highlight, else one with anything new; the next after the one in front. */
  Optional<RoomName> nextWithNews() {
    List<RoomName> after = afterFront();
    return after.stream()
        .filter(room -> unread(room).highlights() > 0)
        .findFirst()
        .or(() -> after.stream().filter(room -> unread(room).messages() > 0).findFirst());
  }

  private Unread unread(RoomName name) {
    return get(name).map(Room::unread).orElse(Unread.NONE);
  }

  private List<RoomName> afterFront() {
    List<RoomName> entered = list.entered();
    int front = list.current().map(entered::indexOf).orElse(-1);
    List<RoomName> after = new ArrayList<>(entered.subList(front + 1, entered.size()));
    after.addAll(entered.subList(0, Math.max(front, 0)));
    return after;
  }

  /** A room that was left is forgotten; one that was entered since begins anew. */
  private Map<RoomName, Room> byName() {
    List<RoomName> entered = list.entered();
    rooms.keySet().retainAll(entered);
    entered.forEach(name -> rooms.computeIfAbsent(name, n -> new Room()));
    return rooms;
  }
}
