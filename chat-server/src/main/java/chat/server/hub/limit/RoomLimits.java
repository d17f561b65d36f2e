package chat.server.hub.limit;

import chat.notation.Quantity;
import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.RefusedException;
import chat.server.hub.state.Rooms;
import chat.server.hub.state.User;
import chat.server.log.LogException;
import chat.server.log.RoomLog;
import chat.server.time.TimeSource;

/**
 * Limits how many rooms there are: in all, by one maker, and new ones from one address. A room that
 * exists can always be joined. The hub's thread.
 */
public final class RoomLimits {
  static final int MAX_PER_MAKER = 100;
  private static final String ADVICE = "; join one that exists, such as #lobby";

  private final RoomLog log;
  private final Rooms rooms;
  private final int maxRooms;
  private final NewRoomRate rate;

  /**
   * Limits of the rooms in memory and in the log.
   *
   * @param maxRooms how many there may be in all; 0: any number
   */
  public RoomLimits(RoomLog log, Rooms rooms, int maxRooms, TimeSource time) {
    this.log = log;
    this.rooms = rooms;
    this.maxRooms = maxRooms;
    this.rate = new NewRoomRate(time);
  }

  /**
   * Refuses to make a room beyond a limit.
   *
   * @return whether the request makes a room
   */
  public boolean check(User user, ClientMessage.Join request)
      throws RefusedException, LogException {
    if (rooms.describe(user.person(), request.room()).isPresent()) {
      return false;
    }
    if (maxRooms > 0 && isFull()) {
      throw refusal(
          request, "the server has " + Quantity.of(maxRooms, "room") + " and takes no more");
    }
    if (log.countRoomsOf(user.author()) + unstored(user) >= MAX_PER_MAKER) {
      throw refusal(request, "you have made " + MAX_PER_MAKER + " rooms that still exist");
    }
    if (!rate.admits(user.session().orElseThrow().origin())) {
      throw refusal(
          request,
          "%d new rooms a minute from one address are the most".formatted(NewRoomRate.PER_MINUTE));
    }
    return true;
  }

  private static RefusedException refusal(ClientMessage.Join request, String reason) {
    return request.refusal(ErrorCode.TOO_MANY_ROOMS, reason + ADVICE);
  }

  private boolean isFull() throws LogException {
    long inMemory = rooms.all().stream().filter(room -> !room.isStored()).count();
    return inMemory + log.countRooms(maxRooms) >= maxRooms;
  }

  /** Counts the rooms that a user has made and that have no messages: the log counts the others. */
  private long unstored(User user) {
    return rooms.all().stream().filter(room -> !room.isStored() && room.isMadeBy(user)).count();
  }
}
