package chat.protocol.command;

import chat.protocol.RoomName;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Where a person types a line.
 *
 * @param room the room that commands without a room mean; empty if the person is in none
 * @param zone the time zone of the dates that the person types
 */
public record TypingContext(Optional<RoomName> room, ZoneId zone) {
  /** Returns the room the person is in, for commands that need one. */
  RoomName here() throws UsageException {
    return room.orElseThrow(
        () ->
            new UsageException(
                "you are in no room; " + SlashCommand.JOIN.help().usage() + " enters one"));
  }
}
