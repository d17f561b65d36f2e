package chat.server.log;

import chat.protocol.RoomName;
import chat.protocol.Text;

/**
 * What a log knows of a room.
 *
 * @param name in the spelling with which the room was first joined
 * @param lastSeq the number of its newest message; for one without messages, that of the room of
 *     its name that was deleted last, 0 if there was none
 * @param hasMessages whether it stores messages
 */
public record StoredRoom(RoomName name, Text topic, long lastSeq, boolean hasMessages) {
  /** Returns the name of its log. */
  public LogName log() {
    return LogName.of(name);
  }
}
