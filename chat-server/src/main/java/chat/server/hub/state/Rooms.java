package chat.server.hub.state;

import chat.protocol.RoomName;
import chat.server.hub.peer.Budget;
import chat.server.hub.rights.RoomRights;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.RoomLog;
import chat.server.log.StoredRoom;
import chat.server.log.moderation.ModerationStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rooms in memory: those with members, and the lobby. The log knows the others. A name is
 * resolved for the person who uses it. The hub's thread.
 */
public final class Rooms {
  private final RoomLog log;
  private final ModerationStore moderation;
  private final Budget recentBudget;
  private final Map<LogName, Room> byLog = new HashMap<>();
  // By the key that all spellings of a name share.
  private final Map<String, Room> byName = new TreeMap<>();

  /**
   * The lobby.
   *
   * @param moderation what is stored of rooms' settings, roles and bans
   * @param recentBudget what the newest messages of all feeds may take in memory
   * @throws LogException if the log can't be read
   */
  public Rooms(RoomLog log, ModerationStore moderation, Budget recentBudget) throws LogException {
    this.log = log;
    this.moderation = moderation;
    this.recentBudget = recentBudget;
    openLobby();
  }

  private void openLobby() throws LogException {
    if (!byName.containsKey(RoomName.LOBBY.key())) {
      open(RoomName.LOBBY);
    }
  }

  /** Returns the room in memory that a name denotes for a person. */
  public Optional<Room> find(Person viewer, RoomName name) {
    return Optional.ofNullable(byName.get(name.key()));
  }

  /** Returns a room in memory. */
  public Optional<Room> byLog(LogName room) {
    return Optional.ofNullable(byLog.get(room));
  }

  /** Returns whether a room is in memory, or another one that took its name. */
  public boolean isInMemory(LogName room) {
    return byLog.containsKey(room) || byName.containsKey(room.room().key());
  }

  /**
   * Returns what is known of the room that a name denotes for a person, in memory or in the log;
   * empty if there is none.
   */
  public Optional<StoredRoom> describe(Person viewer, RoomName name) throws LogException {
    Optional<Room> found = find(viewer, name);
    return found.isPresent()
        ? found.map(
            room -> new StoredRoom(room.log(), room.topic(), room.lastSeq(), room.isStored()))
        : log.room(name);
  }

  /** Returns all rooms in memory, in the order of their keys. */
  public Collection<Room> all() {
    return byName.values();
  }

  /** Returns the room that a name denotes for a person. */
  public Room findOrOpen(Person viewer, RoomName name) throws LogException {
    Optional<Room> found = find(viewer, name);
    return found.isPresent() ? found.get() : open(name);
  }

  private Room open(RoomName name) throws LogException {
    StoredRoom stored = log.openRoom(LogName.of(name));
    Room room = new Room(stored, new RoomRights(moderation.room(stored.log())), recentBudget);
    byLog.put(room.log(), room);
    byName.put(room.name().key(), room);
    return room;
  }

  /** Removes a room from memory, but never the lobby, which it opens again. */
  public void remove(Room room) throws LogException {
    byLog.remove(room.log());
    byName.remove(room.name().key());
    openLobby();
  }
}
