package chat.server.log;

import chat.protocol.RoomName;

/** The name of one log: a room's, or the inbox of one client id. */
public record LogName(String key) {
  /** Names the log of a room, in the spelling with which the room was first joined. */
  public static LogName of(RoomName room) {
    return new LogName(room.value());
  }

  /**
   * Names the inbox of a client id.
   *
   * @param author the digest of the client id
   */
  public static LogName inbox(String author) {
    return new LogName("@" + author);
  }

  /** Returns the digest of the client id whose inbox it names. */
  public String author() {
    return key.substring(1);
  }

  /** Returns whether it names a room's log and not an inbox. */
  public boolean isRoom() {
    return key.startsWith("#");
  }
}
