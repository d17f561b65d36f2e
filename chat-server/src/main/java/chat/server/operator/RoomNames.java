package chat.server.operator;

import chat.server.admin.AdminException;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.NamedRoom;
import chat.server.log.StoredRoom;
import chat.server.log.moderation.RoomSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Names rooms in one answer as an operator must name them. One thread. */
final class RoomNames {
  private final OperatedServer server;
  private final Map<LogName, String> names = new HashMap<>();

  RoomNames(OperatedServer server) {
    this.server = server;
  }

  /**
   * Returns the name of a room: with the number of its log, if the name alone denotes another room
   * or none.
   */
  String of(LogName room) throws LogException, AdminException {
    String known = names.get(room);
    if (known == null) {
      known = NamedRoom.of(room, needsNumber(room)).toString();
      names.put(room, known);
    }
    return known;
  }

  /** Returns the same of a room that there may be. */
  Optional<String> of(Optional<LogName> room) throws LogException, AdminException {
    return room.isPresent() ? Optional.of(of(room.get())) : Optional.empty();
  }

  private boolean needsNumber(LogName room) throws LogException, AdminException {
    Optional<StoredRoom> publicRoom = server.room(new NamedRoom(room.room(), OptionalInt.empty()));
    if (publicRoom.isPresent()) {
      return !publicRoom.get().log().equals(room);
    }
    // One that is gone had the first log of its name, unless that is a private room's.
    return room.generation() > 1
        || server.moderation(
            store -> store.room(room).settings().filter(RoomSettings::isPrivate).isPresent());
  }

  /** Returns the room that the operator named; refuses the command if there is none. */
  static StoredRoom find(OperatedServer server, NamedRoom named)
      throws LogException, AdminException {
    Optional<StoredRoom> room = server.room(named);
    if (room.isEmpty()) {
      throw absence(server, named);
    }
    return room.get();
  }

  /** Returns the refusal of a command that names a room that there is not. */
  static AdminException absence(OperatedServer server, NamedRoom named)
      throws LogException, AdminException {
    List<LogName> hidden =
        server.moderation(store -> store.privateRooms()).stream()
            .map(each -> each.settings().room())
            .toList();
    return new AdminException(named.absence("this server", hidden));
  }
}
