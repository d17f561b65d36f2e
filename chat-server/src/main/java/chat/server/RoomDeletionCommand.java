package chat.server;

import chat.notation.Quantity;
import chat.protocol.Text;
import chat.server.log.LogException;
import chat.server.log.NamedRoom;
import chat.server.log.sqlite.RoomDeletion;
import java.nio.file.Path;
import java.util.Optional;

/** Carries out {@code --delete-room}. The main thread. */
final class RoomDeletionCommand {
  private RoomDeletionCommand() {}

  /**
   * Deletes a room, and returns a line that says what was deleted.
   *
   * @param data the folder of a stopped server; empty if it would store messages in memory
   * @throws LogException if nothing was deleted
   */
  static String run(NamedRoom room, Optional<Path> data) throws LogException {
    if (data.isEmpty()) {
      throw new LogException("--delete-room needs a folder, and --data none has none");
    }
    Path folder = data.get();
    RoomDeletion.Deleted deleted = RoomDeletion.delete(folder, room);
    Text topic = deleted.room().topic();
    return "deleted %s from the folder %s: %s%s"
        .formatted(
            room.spelledAs(deleted.room().log()),
            folder,
            Quantity.of(deleted.messages(), "message"),
            topic.isEmpty() ? "" : ", and its topic: " + topic);
  }
}
