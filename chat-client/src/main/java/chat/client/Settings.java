package chat.client;

import chat.protocol.RoomName;
import java.util.List;

/**
 * What the command line asked for, checked.
 *
 * @param rooms to enter, the last one to be typed into
 * @param textOnly plain text, whatever the server is
 */
record Settings(Destination destination, List<RoomName> rooms, boolean textOnly) {
  Settings {
    rooms = rooms.isEmpty() ? List.of(RoomName.LOBBY) : List.copyOf(rooms);
  }
}
