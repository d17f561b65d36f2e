package chat.protocol.command;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses durations like {@code 30s}, {@code 10m}, {@code 12h} and {@code 30d}. Any thread. */
public final class DurationParser {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})([smhd])");

  /** A longer one overflows timers that count nanoseconds in a long: 292 years. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private DurationParser() {}

  /**
   * Returns the duration of at least a second that a text means.
   *
   * @throws UsageException if it means none, or one over 100 years
   */
  public static Duration parse(String typed) throws UsageException {
    Matcher matcher = FORM.matcher(typed);
    if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
      throw new UsageException(
          "'" + typed + "' is not a duration; write one like 30s, 10m, 12h or 30d");
    }
    Duration duration = of(Long.parseLong(matcher.group(1)), matcher.group(2));
    if (duration.compareTo(LONGEST) > 0) {
      throw new UsageException(
          "'" + typed + "' is too long; " + LONGEST.toDays() + "d is the longest duration");
    }
    return duration;
  }

  private static Duration of(long count, String unit) {
    return switch (unit) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
