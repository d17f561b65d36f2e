package chat.server.log;

import chat.protocol.RoomName;
import chat.protocol.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rooms of a log, for tests. */
public final class StoredRooms {
  /** Small, so that tests read several pages. */
  private static final int PER_PAGE = 2;

  private StoredRooms() {}

  /** Returns the rooms that have messages, each with its topic. */
  public static Map<RoomName, Text> of(RoomLog log) throws LogException {
    Map<RoomName, Text> rooms = new LinkedHashMap<>();
    String after = "";
    List<StoredRoom> page;
    do {
      page = log.rooms(after, PER_PAGE);
      for (StoredRoom room : page) {
        rooms.put(room.name(), room.topic());
        after = room.name().key();
      }
    } while (page.size() == PER_PAGE);
    return rooms;
  }
}
