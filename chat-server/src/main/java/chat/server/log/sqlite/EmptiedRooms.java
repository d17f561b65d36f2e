package chat.server.log.sqlite;

import chat.protocol.RoomName;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The rooms whose last message the pruner has deleted, until the hub asks for them. Any thread. */
final class EmptiedRooms {
  private final Queue<RoomName> rooms = new ConcurrentLinkedQueue<>();

  void add(RoomName room) {
    rooms.add(room);
  }

  List<RoomName> take() {
    if (rooms.isEmpty()) {
      return List.of();
    }
    List<RoomName> taken = new ArrayList<>();
    for (RoomName room = rooms.poll(); room != null; room = rooms.poll()) {
      taken.add(room);
    }
    return taken;
  }
}
