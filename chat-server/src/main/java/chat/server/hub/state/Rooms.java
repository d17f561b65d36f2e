package chat.server.hub.state;

import chat.protocol.RoomName;
import chat.protocol.Text;
import chat.server.hub.peer.Budget;
import chat.server.log.LogException;
import chat.server.log.RoomLog;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All rooms, by name. The hub's thread. */
public final class Rooms {
  private final RoomLog log;
  private final Budget recentBudget;
  private final Map<String, Room> rooms = new TreeMap<>();

  /**
   * The lobby, and the rooms that the log stores.
   *
   * @param recentBudget what the newest messages of all feeds may take in memory
   * @throws LogException if the log can't be read
   */
  public Rooms(RoomLog log, Budget recentBudget) throws LogException {
    this.log = log;
    this.recentBudget = recentBudget;
    for (Map.Entry<RoomName, Text> stored : log.rooms().entrySet()) {
      open(stored.getKey(), stored.getValue());
    }
    findOrOpen(RoomName.LOBBY);
  }

  public Optional<Room> find(RoomName name) {
    return Optional.ofNullable(rooms.get(name.key()));
  }

  public Collection<Room> all() {
    return rooms.values();
  }

  public Room findOrOpen(RoomName name) throws LogException {
    Optional<Room> found = find(name);
    return found.isPresent() ? found.get() : open(name, Text.EMPTY);
  }

  private Room open(RoomName name, Text topic) throws LogException {
    Room room = new Room(name, topic, log.openRoom(name), recentBudget);
    rooms.put(name.key(), room);
    return room;
  }

  /** Removes a room that has been deleted. The lobby is made again at once. */
  public void remove(Room room) throws LogException {
    rooms.remove(room.name().key());
    findOrOpen(RoomName.LOBBY);
  }
}
