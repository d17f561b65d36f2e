package chat.server.hub.query;

import chat.protocol.ByteSink;
import chat.protocol.Limits;
import chat.protocol.QueryAnswer;
import chat.protocol.RoomName;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.RoomLog;
import chat.server.log.StoredRoom;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Answers ROOMS: the rooms with members, fullest first, and then those without, in the order of
 * their names, most of which only the log knows. The connection's writer runs it.
 */
final class RoomsReplay extends QueryReplay {
  private static final int ROOMS_PER_PAGE = 200;

  /** What an entry takes in memory, without the names and topics that the hub has, too. */
  private static final int KEY_BYTES = 50;

  private static final int ROOM_BYTES = 100;

  private final Queue<QueryAnswer.Room> withMembers = new ArrayDeque<>();
  // By key: those in memory, and those of the last page.
  private final TreeMap<String, QueryAnswer.Room> withoutMembers = new TreeMap<>();
  private final Set<String> inMemory = new HashSet<>();
  // The key of the last room read from the log; empty once all were read.
  private Optional<String> readTo = Optional.of("");
  private int left = Limits.MAX_ROOMS_LISTED;
  private final Supplier<Set<LogName>> unlisted;
  // Those in memory, until the writer's thread has sorted them: that takes long if they are many.
  private List<QueryAnswer.Room> unsorted;

  /**
   * Lists the rooms in memory, and those that the log stores.
   *
   * @param unlisted those that it leaves out; any thread may call it
   */
  RoomsReplay(
      RoomLog log, List<QueryAnswer.Room> rooms, Supplier<Set<LogName>> unlisted, Answer answer) {
    super(log, answer);
    this.unlisted = unlisted;
    this.unsorted = rooms;
  }

  private void sort() {
    List<QueryAnswer.Room> rooms = unsorted;
    unsorted = List.of();
    rooms.stream()
        .filter(room -> room.count() > 0)
        .sorted(Comparator.comparingInt(QueryAnswer.Room::count).reversed())
        .limit(left)
        .forEach(withMembers::add);
    for (QueryAnswer.Room room : rooms) {
      inMemory.add(room.room().key());
      if (room.count() == 0) {
        withoutMembers.put(room.room().key(), room);
      }
    }
  }

  @Override
  protected boolean encodePage(ByteSink sink) throws LogException {
    sort();
    while (!withMembers.isEmpty() && left > 0 && sink.size() < pageBytes()) {
      encode(withMembers.remove(), sink);
    }
    while (sink.size() < pageBytes() && left > 0 && isNextRead()) {
      encode(withoutMembers.pollFirstEntry().getValue(), sink);
    }
    return !sink.isEmpty();
  }

  private void encode(QueryAnswer.Room room, ByteSink sink) {
    answer().encode(room, sink);
    left--;
  }

  /** Makes the next room without members the first of those read; returns false if none is left. */
  private boolean isNextRead() throws LogException {
    while (readTo.isPresent()
        && (withoutMembers.isEmpty() || withoutMembers.firstKey().compareTo(readTo.get()) > 0)) {
      readPage(readTo.get());
    }
    return !withoutMembers.isEmpty();
  }

  private void readPage(String after) throws LogException {
    List<StoredRoom> page = log().rooms(after, ROOMS_PER_PAGE);
    for (StoredRoom room : page) {
      RoomName name = room.name();
      String key = name.key();
      if (!inMemory.contains(key) && !unlisted.get().contains(room.log())) {
        withoutMembers.put(key, new QueryAnswer.Room(name, 0, room.topic()));
      }
      readTo = Optional.of(key);
    }
    if (page.size() < ROOMS_PER_PAGE) {
      readTo = Optional.empty();
    }
  }

  @Override
  public int heldBytes() {
    return unsorted.size() * ROOM_BYTES
        + inMemory.size() * KEY_BYTES
        + (withMembers.size() + withoutMembers.size()) * ROOM_BYTES;
  }
}
