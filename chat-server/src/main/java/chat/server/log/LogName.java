package chat.server.log;

import chat.protocol.RoomName;

/** Names one numbered row of messages: a room's, or the inbox of one client id. */
public record LogName(String key) {
  /** A room's, under the spelling that the room was opened with. */
  public static LogName of(RoomName room) {
    return new LogName(room.value());
  }

  /**
   * The inbox of a client id.
   *
   * @param author the digest of the client id
   */
  public static LogName inbox(String author) {
    return new LogName("@" + author);
  }

  /** Whether it is a room's, and no inbox. */
  boolean isRoom() {
    return key.startsWith("#");
  }
}
