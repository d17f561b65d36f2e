package chat.server.log.moderation;

import chat.protocol.command.DurationParser;
import chat.protocol.command.UsageException;
import java.time.Duration;

/**
 * How long the messages of one room are stored; either an age or a count.
 *
 * @param age how old they may be; zero: no limit
 * @param count how many, the newest; zero: no limit
 */
public record RoomKeep(Duration age, long count) {
  /**
   * Parses an age like {@code 30d} or a number of messages like {@code 1000}.
   *
   * @throws UsageException if it is neither
   */
  public static RoomKeep parse(String typed) throws UsageException {
    return typed.matches("[1-9][0-9]{0,17}")
        ? new RoomKeep(Duration.ZERO, Long.parseLong(typed))
        : new RoomKeep(DurationParser.parse(typed), 0);
  }
}
