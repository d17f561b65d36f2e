package chat.server.net.input;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first line of a request of HTTP, or of a protocol that has the same form. Any thread. */
final class RequestLine {
  /**
   * Each protocol's form, without the line feed: RFC 9112, 3.2; RFC 2326, 6.1; RFC 3261, 7.1.
   * People write about these protocols, too, but not like this.
   */
  private static final Map<ForeignProtocol, Pattern> FORMS =
      Map.of(
          ForeignProtocol.HTTP,
          Pattern.compile("[A-Z]{1,20} (/\\S*|\\*|\\w+://\\S+|\\S+:\\d+) HTTP/\\d(\\.\\d)?\r?"),
          ForeignProtocol.RTSP,
          Pattern.compile("[A-Z_]{1,20} (\\*|rtsp[su]?://\\S+) RTSP/\\d\\.\\d\r?"),
          ForeignProtocol.SIP,
          Pattern.compile("[A-Z]{1,20} (sips?|tel):\\S+ SIP/\\d\\.\\d\r?"));

  private static final int VERSION_CHARS = " HTTP/1.1\r".length();

  /** Requests by other methods are not awaited, for people shout; but their whole line is known. */
  private static final Set<String> USUAL_METHODS =
      Set.of(
          "GET",
          "HEAD",
          "POST",
          "PUT",
          "DELETE",
          "CONNECT",
          "OPTIONS",
          "TRACE",
          "PATCH",
          "PRI",
          "DESCRIBE",
          "INVITE",
          "REGISTER");

  private RequestLine() {}

  /** Returns the protocol whose request a line is, without its line feed. */
  static Optional<ForeignProtocol> protocolOf(String line) {
    return FORMS.entrySet().stream()
        .filter(form -> form.getValue().matcher(line).matches())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /**
   * Returns whether this may be the start of a request by a usual method. It is called for each
   * read of a line that may arrive a byte at a time. So it matches patterns only once the target is
   * complete, for at most {@link #VERSION_CHARS} more bytes.
   */
  static boolean mayBegin(String start) {
    int afterMethod = start.indexOf(' ');
    if (afterMethod < 0) {
      return USUAL_METHODS.stream().anyMatch(method -> method.startsWith(start));
    }
    if (!USUAL_METHODS.contains(start.substring(0, afterMethod))) {
      return false;
    }
    int afterTarget = start.indexOf(' ', afterMethod + 1);
    if (afterTarget < 0) {
      return start.indexOf('\t', afterMethod) < 0 && start.indexOf('\r', afterMethod) < 0;
    }
    if (start.length() - afterTarget > VERSION_CHARS) {
      return false;
    }
    return FORMS.values().stream().anyMatch(form -> mayMatch(form.matcher(start)));
  }

  private static boolean mayMatch(Matcher matcher) {
    return matcher.matches() || matcher.hitEnd();
  }
}
