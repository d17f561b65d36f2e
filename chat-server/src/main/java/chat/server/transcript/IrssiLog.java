package chat.server.transcript;

import chat.protocol.MessageKind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The log of an IRC channel that irssi wrote in its default format. One thread. */
final class IrssiLog implements LineFormat {
  private static final Pattern DAY =
      Pattern.compile(
          "--- (?:Log opened|Log closed|Day changed) \\S+ (\\S+) +([0-9]{1,2})(?: [0-9:]{8})? ([0-9]{4})");
  private static final Pattern SAID =
      Pattern.compile("(?s)([0-9]{2}:[0-9]{2}(?::[0-9]{2})?) <[ @+%&~!]?([^>\\s]+)> ?(.*)");
  private static final Pattern EMOTED =
      Pattern.compile("(?s)([0-9]{2}:[0-9]{2}(?::[0-9]{2})?) +\\* (\\S+) ?(.*)");

  /** Who came, left or changed something, and notices like {@code -nick:#channel-}. */
  private static final Pattern EVENT =
      Pattern.compile("(?s)[0-9]{2}:[0-9]{2}(?::[0-9]{2})? (?:-!-|-[^\\s-]\\S*-) ?.*");

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private final NickRepair nicks;
  private final RisingTime times;
  private Optional<LocalDate> day = Optional.empty();

  IrssiLog(NickRepair nicks, ZoneId zone) {
    this.nicks = nicks;
    this.times = new RisingTime(zone);
  }

  /** Returns whether a line is one of this format. */
  static boolean has(String line) {
    return List.of(DAY, SAID, EMOTED, EVENT).stream()
        .anyMatch(pattern -> pattern.matcher(line).matches());
  }

  @Override
  public Optional<Said> read(String line) throws MalformedLineException {
    Matcher changed = DAY.matcher(line);
    if (changed.matches()) {
      // What follows a day that can't be read must not get the day before it.
      day = Optional.empty();
      day = Optional.of(day(changed));
      return Optional.empty();
    }
    if (EVENT.matcher(line).matches()) {
      return Optional.empty();
    }
    Matcher said = SAID.matcher(line);
    if (said.matches()) {
      return Optional.of(message(said, MessageKind.SAID));
    }
    Matcher emoted = EMOTED.matcher(line);
    if (emoted.matches()) {
      return Optional.of(message(emoted, MessageKind.EMOTED));
    }
    throw new MalformedLineException("irssi writes no such line");
  }

  private Said message(Matcher line, MessageKind kind) throws MalformedLineException {
    LocalDate today =
        day.orElseThrow(() -> new MalformedLineException("no line before it says which day it is"));
    try {
      LocalTime time = LocalTime.parse(line.group(1));
      return new Said(
          times.millis(today.atTime(time)),
          nicks.nick(line.group(2)),
          kind,
          IrcText.of(line.group(3)));
    } catch (DateTimeException e) {
      throw new MalformedLineException("there is no such time");
    }
  }

  private static LocalDate day(Matcher line) throws MalformedLineException {
    int month = MONTHS.indexOf(line.group(1).toLowerCase(Locale.ROOT)) + 1;
    if (month == 0) {
      throw new MalformedLineException("the month is none of Jan, Feb, …");
    }
    try {
      return LocalDate.of(Integer.parseInt(line.group(3)), month, Integer.parseInt(line.group(2)));
    } catch (DateTimeException e) {
      throw new MalformedLineException("there is no such day");
    }
  }
}
