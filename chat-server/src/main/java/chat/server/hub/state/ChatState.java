package chat.server.hub.state;

import chat.server.hub.peer.Budget;
import chat.server.hub.rights.Bots;
import chat.server.log.LogException;
import chat.server.log.RoomLog;
import chat.server.log.moderation.ModerationStore;
import chat.server.time.TimeSource;

/** All state of the chat, and the log that stores its messages. The hub's thread. */
public record ChatState(
    RoomLog log,
    Bots bots,
    Rooms rooms,
    Users users,
    Sessions sessions,
    GracePeriods gracePeriods) {
  /** The part of the heap that the newest messages of all feeds may take: one by this number. */
  private static final int RECENT_OF_HEAP = 8;

  /**
   * Reads what the log stores of the rooms.
   *
   * @throws LogException if the log can't be read
   */
  public static ChatState open(RoomLog log, ModerationStore moderation, TimeSource time)
      throws LogException {
    Budget recent = Budget.ofHeap(RECENT_OF_HEAP);
    Bots bots = new Bots(moderation.bots());
    return new ChatState(
        log,
        bots,
        new Rooms(log, moderation, bots, recent),
        new Users(log, bots, recent),
        new Sessions(),
        new GracePeriods(time));
  }
}
