package chat.client;

import chat.protocol.RoomName;
import java.time.Duration;
import java.util.List;

/**
 * What the command line asked for, checked.
 *
 * @param rooms to enter, the last one to be typed into
 * @param textOnly plain text, whatever the server is
 * @param giveUp how long a program goes on without a server
 */
record Settings(Destination destination, List<RoomName> rooms, boolean textOnly, Duration giveUp) {
  Settings {
    rooms = rooms.isEmpty() ? List.of(RoomName.LOBBY) : List.copyOf(rooms);
  }
}
