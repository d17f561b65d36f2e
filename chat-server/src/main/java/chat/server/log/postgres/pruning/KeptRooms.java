package chat.server.log.postgres.pruning;

import chat.protocol.command.UsageException;
import chat.server.log.LogException;
import chat.server.log.moderation.RoomKeep;
import java.util.List;
import java.util.OptionalLong;

/**
 * Deletes messages of the rooms whose settings say how long to store them. The retention of all
 * rooms binds these, too. The pruner's thread.
 */
final class KeptRooms {
  private static final int ROOMS_PER_PAGE = 500;

  private final MessageDeletion messages;

  /** A room with messages, and when the oldest of them was written. */
  private record Kept(String log, String keep, long oldest) {}

  KeptRooms(MessageDeletion messages) {
    this.messages = messages;
  }

  /**
   * Deletes what need not be stored.
   *
   * @param now in milliseconds since 1970; empty if nothing may be deleted by its age
   */
  void prune(OptionalLong now) throws LogException, InterruptedException {
    List<Kept> rooms = after("");
    while (!rooms.isEmpty() && !messages.isClosing()) {
      for (Kept room : rooms) {
        prune(room, now);
      }
      rooms = after(rooms.get(rooms.size() - 1).log());
    }
  }

  private List<Kept> after(String name) throws LogException {
    return messages.rows(
        row -> new Kept(row.getString(1), row.getString(2), row.getLong(3)),
        """
        SELECT s.room, s.keep, r.oldest FROM room_settings s JOIN rooms r ON r.room = s.room
        WHERE s.keep <> '' AND s.room > ? AND r.state = 2 ORDER BY s.room LIMIT ?""",
        name,
        ROOMS_PER_PAGE);
  }

  private void prune(Kept room, OptionalLong now) throws LogException, InterruptedException {
    RoomKeep keep;
    try {
      keep = RoomKeep.parse(room.keep());
    } catch (UsageException e) {
      // A newer version of the server wrote it.
      return;
    }
    if (keep.count() > 0) {
      messages.deleteBefore(room.log(), messages.last(room.log()) - keep.count() + 1);
    } else if (now.isPresent() && room.oldest() < now.getAsLong() - keep.age().toMillis()) {
      long oldest = now.getAsLong() - keep.age().toMillis();
      messages.deleteBefore(room.log(), messages.firstSince(room.log(), oldest));
    }
  }
}
