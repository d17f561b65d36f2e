package chat.server.log;

import chat.protocol.RoomName;
import chat.protocol.Text;

/**
 * What a log knows of a room.
 *
 * @param lastSeq the number of its newest message; for one without messages, that of the room of
 *     its name that was deleted last, 0 if there was none
 * @param hasMessages whether it stores messages
 */
public record StoredRoom(LogName log, Text topic, long lastSeq, boolean hasMessages) {
  /** Returns its name, in the spelling with which it was first joined. */
  public RoomName name() {
    return log.room();
  }
}
