package chat.client.ui.screen;

import chat.protocol.Nick;
import chat.protocol.RoomName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a person wants to know at a glance.
 *
 * @param others the rooms that aren't in front, in the order in which they were entered
 * @param waiting how many of one's own messages are not acknowledged
 */
record Standing(
    Optional<Nick> nick,
    Optional<FrontRoom> front,
    List<OtherRoom> others,
    LinkState link,
    int waiting) {
  Standing {
    others = List.copyOf(others);
  }

  /**
   * The room that is typed into.
   *
   * @param people how many are there, as far as that was told
   */
  record FrontRoom(int number, RoomName room, String topic, OptionalInt people) {}

  /** A room that waits. Rooms are numbered from 1 in the order in which they were entered. */
  record OtherRoom(int number, RoomName room, Unread unread) {}
}
