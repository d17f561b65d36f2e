package chat.server.log.pruning;

import java.time.Duration;

/**
 * How long messages of a room or an inbox are stored.
 *
 * @param age older messages are deleted; zero: no limit
 * @param count messages older than the newest {@code count} are deleted; zero: no limit
 */
public record Retention(Duration age, long count) {
  public static final Retention EVERYTHING = new Retention(Duration.ZERO, 0);
}
