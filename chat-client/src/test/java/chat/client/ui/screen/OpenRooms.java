package chat.client.ui.screen;

import chat.client.ui.RoomList;
import chat.protocol.RoomName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Rooms that a test enters and leaves; any thread may look. */
final class OpenRooms implements RoomList {
  private final List<RoomName> entered = new CopyOnWriteArrayList<>();
  private volatile Optional<RoomName> current = Optional.empty();

  OpenRooms(RoomName... rooms) {
    List.of(rooms).forEach(this::enter);
  }

  void enter(RoomName room) {
    entered.add(room);
    current = Optional.of(room);
  }

  void front(RoomName room) {
    current = Optional.of(room);
  }

  void leave(RoomName room) {
    entered.remove(room);
    current = entered.stream().findFirst();
  }

  @Override
  public List<RoomName> entered() {
    return List.copyOf(entered);
  }

  @Override
  public Optional<RoomName> current() {
    return current;
  }

  @Override
  public boolean wereSeveral() {
    return entered.size() > 1;
  }
}
