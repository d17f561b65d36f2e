package chat.server.hub.state;

import chat.protocol.RoomName;
import chat.server.hub.peer.Budget;
import chat.server.log.LogException;
import chat.server.log.RoomLog;
import chat.server.log.StoredRoom;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rooms in memory, by name: those with members, and the lobby. The log knows the others. The
 * hub's thread.
 */
public final class Rooms {
  private final RoomLog log;
  private final Budget recentBudget;
  private final Map<String, Room> rooms = new TreeMap<>();

  /**
   * The lobby.
   *
   * @param recentBudget what the newest messages of all feeds may take in memory
   * @throws LogException if the log can't be read
   */
  public Rooms(RoomLog log, Budget recentBudget) throws LogException {
    this.log = log;
    this.recentBudget = recentBudget;
    findOrOpen(RoomName.LOBBY);
  }

  /** Returns a room in memory. */
  public Optional<Room> find(RoomName name) {
    return Optional.ofNullable(rooms.get(name.key()));
  }

  /** Returns what is known of a room, in memory or in the log; empty if there is none. */
  public Optional<StoredRoom> describe(RoomName name) throws LogException {
    Optional<Room> found = find(name);
    return found.isPresent()
        ? found.map(
            room -> new StoredRoom(room.name(), room.topic(), room.lastSeq(), room.isStored()))
        : log.room(name);
  }

  /** Returns all rooms in memory, in the order of their keys. */
  public Collection<Room> all() {
    return rooms.values();
  }

  public Room findOrOpen(RoomName name) throws LogException {
    Optional<Room> found = find(name);
    return found.isPresent() ? found.get() : open(name);
  }

  private Room open(RoomName name) throws LogException {
    Room room = new Room(log.openRoom(name), recentBudget);
    rooms.put(room.name().key(), room);
    return room;
  }

  /** Removes a room from memory, but never the lobby, which it opens again. */
  public void remove(Room room) throws LogException {
    rooms.remove(room.name().key());
    findOrOpen(RoomName.LOBBY);
  }
}
