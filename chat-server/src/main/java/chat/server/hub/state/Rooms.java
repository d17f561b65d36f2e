package chat.server.hub.state;

import chat.protocol.RoomName;
import chat.server.hub.peer.Budget;
import chat.server.hub.rights.Bots;
import chat.server.hub.rights.RoomRights;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.NamedRoom;
import chat.server.log.RoomLog;
import chat.server.log.StoredRoom;
import chat.server.log.moderation.ModerationStore;
import chat.server.log.moderation.RoomSettings;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The rooms in memory: those with members, and the lobby. The log knows the others. A name is
 * resolved for the person who uses it. The hub's thread.
 */
public final class Rooms {
  private final RoomLog log;
  private final ModerationStore moderation;
  private final Bots bots;
  private final Budget recentBudget;
  private final Map<LogName, Room> byLog = new HashMap<>();
  private final PrivateRooms privateRooms;
  private volatile Set<LogName> unlisted;
  // The public ones, by the key that all spellings of a name share.
  private final Map<String, Room> byName = new TreeMap<>();

  /**
   * The lobby.
   *
   * @param moderation what is stored of rooms' settings, roles and bans
   * @param recentBudget what the newest messages of all feeds may take in memory
   * @throws LogException if the log can't be read
   */
  public Rooms(RoomLog log, ModerationStore moderation, Bots bots, Budget recentBudget)
      throws LogException {
    this.log = log;
    this.bots = bots;
    this.moderation = moderation;
    this.privateRooms = new PrivateRooms(moderation.privateRooms());
    this.unlisted = Set.copyOf(moderation.unlisted());
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
    Optional<LogName> hidden = privateRooms.find(viewer.account(), name);
    return Optional.ofNullable(
        hidden.isPresent() ? byLog.get(hidden.get()) : byName.get(name.key()));
  }

  /** Returns which rooms exist for their members only. */
  public PrivateRooms privateRooms() {
    return privateRooms;
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
    if (found.isPresent()) {
      return found.map(
          room -> new StoredRoom(room.log(), room.topic(), room.lastSeq(), room.isStored()));
    }
    Optional<LogName> hidden = privateRooms.find(viewer.account(), name);
    return hidden.isPresent() ? Optional.of(log.privateRoom(hidden.get())) : log.room(name);
  }

  /** Returns the room that somebody names who has the server's folder at hand. */
  public Optional<Room> named(NamedRoom named) throws LogException {
    Optional<LogName> log = publicLog(named.name());
    if (named.log().isPresent()) {
      log =
          Stream.concat(privateRooms.logs().stream(), log.stream()).filter(named::names).findAny();
    }
    return log.isPresent() ? Optional.of(ofLog(log.get())) : Optional.empty();
  }

  private Optional<LogName> publicLog(RoomName name) throws LogException {
    Room room = byName.get(name.key());
    if (room != null) {
      return Optional.of(room.log());
    }
    Optional<LogName> stored = log.room(name).map(StoredRoom::log);
    // One without messages has its settings still.
    return stored.isPresent()
        ? stored
        : moderation.named(name.key()).stream().map(RoomSettings::room).findAny();
  }

  /** Returns a room; one that is not in memory is what is stored of it, and has no members. */
  public Room ofLog(LogName room) throws LogException {
    Room known = byLog.get(room);
    return known == null ? read(log.privateRoom(room)) : known;
  }

  /** Returns all rooms in memory. */
  public Collection<Room> all() {
    return byLog.values();
  }

  /** Returns the public rooms in memory, in the order of their keys. */
  public Collection<Room> allPublic() {
    return byName.values();
  }

  /** Returns the room that a name denotes for a person. */
  public Room findOrOpen(Person viewer, RoomName name) throws LogException {
    Optional<Room> found = find(viewer, name);
    if (found.isPresent()) {
      return found.get();
    }
    Optional<LogName> hidden = privateRooms.find(viewer.account(), name);
    return hidden.isPresent() ? openPrivate(hidden.get()) : open(name);
  }

  /** Returns a private room, which is in memory from now on. */
  public Room openPrivate(LogName room) throws LogException {
    Room known = byLog.get(room);
    return known == null ? add(log.privateRoom(room)) : known;
  }

  private Room open(RoomName name) throws LogException {
    // A public room without messages has its settings still, under the log that it had.
    List<RoomSettings> known = moderation.named(name.key());
    LogName ifNew = known.isEmpty() ? privateRooms.publicLog(name) : known.get(0).room();
    Room room = add(log.openRoom(ifNew));
    byName.put(room.name().key(), room);
    return room;
  }

  private Room add(StoredRoom stored) throws LogException {
    Room room = read(stored);
    byLog.put(room.log(), room);
    return room;
  }

  private Room read(StoredRoom stored) throws LogException {
    return new Room(stored, new RoomRights(moderation.room(stored.log())), bots, recentBudget);
  }

  /** Returns whether a public room has a name. */
  public boolean isPublic(RoomName name) throws LogException {
    return byName.containsKey(name.key()) || log.room(name).isPresent();
  }

  /** Returns the rooms that the list of rooms leaves out. Any thread. */
  public Set<LogName> unlisted() {
    return unlisted;
  }

  /** Records whether the list of rooms has a room. */
  public void setListed(LogName room, boolean isListed) {
    Set<LogName> changed = new HashSet<>(unlisted);
    if (isListed ? changed.remove(room) : changed.add(room)) {
      unlisted = Set.copyOf(changed);
    }
  }

  /** Hides a room in memory that has become private. */
  public void hide(Room room, RoomSettings settings) {
    byName.remove(room.name().key(), room);
    privateRooms.add(settings);
  }

  /** Lets everyone find a room that has become public. */
  public void show(Room room) {
    privateRooms.remove(room.log());
    if (byLog.containsKey(room.log())) {
      byName.put(room.name().key(), room);
    }
  }

  /** Removes a room from memory, but never the lobby, which it opens again. */
  public void remove(Room room) throws LogException {
    byLog.remove(room.log());
    byName.remove(room.name().key(), room);
    openLobby();
  }
}
