package chat.server.log.pruning;

import java.time.Duration;

/**
 * Which messages are stored; others are deleted.
 *
 * @param age how old they may be; zero: no limit
 * @param count how many of each room or inbox, the newest; zero: no limit
 * @param bytes how much the databases may have in all, with the newest; zero: no limit
 */
public record Retention(Duration age, long count, long bytes) {
  public static final Retention EVERYTHING = new Retention(Duration.ZERO, 0);

  /** A retention without a limit in bytes. */
  public Retention(Duration age, long count) {
    this(age, count, 0);
  }
}
