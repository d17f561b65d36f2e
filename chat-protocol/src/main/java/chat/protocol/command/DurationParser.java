package chat.protocol.command;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses durations like {@code 30s}, {@code 10m}, {@code 1h30m} and {@code 30d}. Any thread. */
public final class DurationParser {
  /** Each unit at most once, the longest first. */
  private static final Pattern FORM =
      Pattern.compile(
          "(?=.)(?:([0-9]{1,9})d)?(?:([0-9]{1,9})h)?(?:([0-9]{1,9})m)?(?:([0-9]{1,9})s)?");

  /** A longer one overflows timers that count nanoseconds in a long: 292 years. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private DurationParser() {}

  /**
   * Returns the duration of at least a second that a text means.
   *
   * @throws UsageException if it means none, or one over 100 years
   */
  public static Duration parse(String typed) throws UsageException {
    Duration duration = read(FORM.matcher(typed));
    if (duration.isZero()) {
      throw new UsageException(
          "'" + typed + "' is not a duration; write one like 30s, 10m, 1h30m or 30d");
    }
    if (duration.compareTo(LONGEST) > 0) {
      throw new UsageException(
          "'" + typed + "' is too long; " + LONGEST.toDays() + "d is the longest duration");
    }
    return duration;
  }

  /** Returns zero if the text has not the form of a duration. */
  private static Duration read(Matcher matcher) {
    if (!matcher.matches()) {
      return Duration.ZERO;
    }
    return Duration.ofDays(count(matcher, 1))
        .plusHours(count(matcher, 2))
        .plusMinutes(count(matcher, 3))
        .plusSeconds(count(matcher, 4));
  }

  private static long count(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
  }
}
