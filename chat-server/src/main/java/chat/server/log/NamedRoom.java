package chat.server.log;

import chat.protocol.RoomName;
import chat.protocol.unicode.InvalidNameException;
import java.util.List;
import java.util.OptionalInt;

/**
 * A room as somebody names it who has the folder at hand: by its name, which denotes the public
 * room, or, private or not, by the number of its log as well, as in {@code #tea/0002}.
 *
 * @param log the number of its log among those of rooms with its name; empty for the public one
 */
public record NamedRoom(RoomName name, OptionalInt log) {
  /** Leading zeros, and digits that an int holds. */
  private static final String LOG_NUMBER = "0*[1-9][0-9]{0,8}";

  /**
   * Returns what somebody typed, whose {@code #} a shell may have taken for a comment.
   *
   * @throws InvalidNameException if it is no name of a room
   */
  public static NamedRoom typed(String typed) {
    int end = typed.indexOf(LogName.GENERATION);
    String number = typed.substring(end + 1);
    return end >= 0 && number.matches(LOG_NUMBER)
        ? new NamedRoom(
            RoomName.typed(typed.substring(0, end)), OptionalInt.of(Integer.parseInt(number)))
        : new NamedRoom(RoomName.typed(typed), OptionalInt.empty());
  }

  /** Names a room by its log, as it must be named if it is private. */
  public static NamedRoom of(LogName log) {
    return new NamedRoom(log.room(), OptionalInt.of(log.generation()));
  }

  /** Names a room as briefly as somebody must who means it. */
  public static NamedRoom of(LogName log, boolean isPrivate) {
    return isPrivate ? of(log) : new NamedRoom(log.room(), OptionalInt.empty());
  }

  /** Returns this name, in the spelling with which the room that it denotes was first joined. */
  public NamedRoom spelledAs(LogName room) {
    return new NamedRoom(room.room(), log);
  }

  /** Returns whether it names a log by its number, in any spelling of the room's name. */
  public boolean names(LogName room) {
    return log.isPresent() && log.getAsInt() == room.generation() && room.room().equals(name);
  }

  /**
   * Returns what to answer if there is no such room.
   *
   * @param where what lacks it, like {@code the folder chat-data}
   * @param hidden the logs of private rooms
   */
  public String absence(String where, List<LogName> hidden) {
    List<String> namesakes =
        hidden.stream()
            .filter(room -> log.isEmpty() && room.room().equals(name))
            .map(room -> of(room).toString())
            .toList();
    return namesakes.isEmpty()
        ? "%s has no room %s: check its name".formatted(where, this)
        : "%s has no public room %s; name a private one by its log: %s"
            .formatted(where, this, String.join(", ", namesakes));
  }

  @Override
  public String toString() {
    return log.isEmpty()
        ? name.value()
        : "%s%c%04d".formatted(name, LogName.GENERATION, log.getAsInt());
  }
}
