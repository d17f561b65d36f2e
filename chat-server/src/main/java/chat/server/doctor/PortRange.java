package chat.server.doctor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The notations of ports that firewalls print. */
final class PortRange {
  private static final Pattern RANGE = Pattern.compile("(\\d{1,5})(?:[-:](\\d{1,5}))?");

  private PortRange() {}

  /** Returns whether a list like {@code 80,443,8000-8100} has a port; ranges have - or a colon. */
  static boolean contains(String list, int port) {
    return Stream.of(list.split("[,\\s]+")).anyMatch(range -> isIn(range, port));
  }

  private static boolean isIn(String text, int port) {
    Matcher range = RANGE.matcher(text);
    if (!range.matches()) {
      return false;
    }
    int first = Integer.parseInt(range.group(1));
    int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
    return first <= port && port <= last;
  }
}
