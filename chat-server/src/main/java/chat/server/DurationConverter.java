package chat.server;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations like {@code 30s}, {@code 10m}, {@code 12h} and {@code 30d}. */
final class DurationConverter implements ITypeConverter<Duration> {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(s|m|h|d)");

  /** More would not fit into the nanoseconds that connections reckon with. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  @Override
  public Duration convert(String value) {
    Matcher matcher = FORM.matcher(value);
    if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
      throw new TypeConversionException(
          "'" + value + "' is not a duration; write one like 30s, 10m, 12h or 30d");
    }
    long count = Long.parseLong(matcher.group(1));
    Duration duration = of(count, matcher.group(2));
    if (duration.compareTo(LONGEST) > 0) {
      throw new TypeConversionException(
          "'" + value + "' is too long; " + LONGEST.toDays() + "d is the longest duration");
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
