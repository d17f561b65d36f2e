package chat.client.screen;

import chat.client.event.LinkState;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the status line shows.
 *
 * @param others the rooms that are not in front, in the order in which we entered them
 * @param waiting how many of our messages are not acknowledged
 */
public record StatusParts(
    Optional<Nick> nick,
    Optional<FrontRoom> front,
    List<OtherRoom> others,
    LinkState link,
    int waiting) {
  public StatusParts {
    others = List.copyOf(others);
  }

  /**
   * The room that we type into.
   *
   * @param number counts rooms from 1 in the order in which we entered them
   * @param people how many are in it, as far as the server says
   */
  public record FrontRoom(int number, RoomName room, String topic, OptionalInt people) {}

  /** A room that is not in front, with its number and what waits there. */
  public record OtherRoom(int number, RoomName room, Unread unread) {}
}
