package chat.server.log;

import java.time.Duration;

/**
 * How much of each room is kept.
 *
 * @param age messages that are older go; zero: none do
 * @param count of older messages than the newest so many go; zero: none do
 */
public record Keep(Duration age, long count) {
  public static final Keep EVERYTHING = new Keep(Duration.ZERO, 0);
}
