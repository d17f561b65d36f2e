package chat.server.net.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import chat.protocol.input.InputBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A protocol that this server does not speak, and how a connection's first bytes show it. Any
 * thread.
 */
enum ForeignProtocol {
  TLS("and speaks no TLS on this port"),
  HTTP("and speaks no HTTP"),
  SSH("and speaks no SSH"),
  REDIS("and no Redis server"),
  SOCKS("and no SOCKS proxy"),
  RDP("and speaks no RDP"),
  MQTT("and no MQTT broker"),
  AMQP("and speaks no AMQP"),
  BITTORRENT("and speaks no BitTorrent");

  /**
   * What the first bytes of a connection are.
   *
   * @param isCertain whether no further byte is awaited; a line that seemed to be chat may still
   *     turn out to be a request, by an unusual method, once it is whole
   * @param protocol the protocol that they are of if no more bytes follow; empty for chat
   */
  record Match(boolean isCertain, Optional<ForeignProtocol> protocol) {}

  private static final Match CHAT = new Match(true, Optional.empty());

  /** The longest first line that is awaited: a URL may be long. */
  private static final int MAX_LINE_BYTES = 16 * 1024;

  /** The forms of RFC 9112, 3.2: people write about HTTP, too, but not like this. */
  private static final Pattern HTTP_REQUEST =
      Pattern.compile("[A-Z]{1,20} (/\\S*|\\*|\\w+://\\S+|\\S+:\\d+) HTTP/\\d(\\.\\d)?\r?");

  private static final int VERSION_CHARS = " HTTP/1.1\r".length();

  /** Requests by other methods are not awaited, for people shout; but their whole line is known. */
  private static final Set<String> USUAL_METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "PRI");

  private static final Pattern SSH_BANNER = Pattern.compile("SSH-\\d\\.\\d{1,3}-[^\\n]*");

  /** An array whose first element is a string, in RESP. A line {@code *1} alone is chat. */
  private static final Pattern REDIS_REQUEST =
      Pattern.compile("\\*[1-9]\\d{0,5}\r\n\\$\\d{1,9}\r\n");

  /** Longer than a Redis request, and than the fixed part of a banner of SSH. */
  private static final int SHORT_CHARS = 32;

  private final String refusal;

  ForeignProtocol(String refusal) {
    this.refusal = refusal;
  }

  /** Returns the sentence with which the connection ends. */
  String sentence() {
    return "this is a chat server " + refusal + "; connect with chat-client or nc";
  }

  /** Returns what the buffered first bytes of a connection are, of which there is at least one. */
  static Match of(InputBuffer input) {
    List<BinaryHello> hellos =
        BinaryHello.ALL.stream().filter(hello -> hello.mayBe(input)).toList();
    if (!hellos.isEmpty()) {
      // A part of a hello is refused, too, if it is no text.
      BinaryHello hello = hellos.get(0);
      boolean isOver = hello.isWholeIn(input) || hello.isNoTextIn(input);
      return new Match(
          hello.isWholeIn(input), isOver ? Optional.of(hello.protocol()) : Optional.empty());
    }
    return ofText(new String(input.copy(Math.min(input.size(), MAX_LINE_BYTES)), ISO_8859_1));
  }

  private static Match ofText(String start) {
    Matcher redis = REDIS_REQUEST.matcher(beginning(start));
    if (redis.lookingAt()) {
      return new Match(true, Optional.of(REDIS));
    }
    if (redis.hitEnd()) {
      return new Match(false, Optional.empty());
    }
    int end = start.indexOf('\n');
    if (end >= 0) {
      return new Match(true, ofLine(start.substring(0, end)));
    }
    boolean mayContinue = mayBecomeHttp(start) || mayBecomeSsh(start);
    return mayContinue && start.length() < MAX_LINE_BYTES ? new Match(false, ofLine(start)) : CHAT;
  }

  /** Returns the protocol whose first line this is, without its line feed. */
  static Optional<ForeignProtocol> ofLine(String line) {
    if (HTTP_REQUEST.matcher(line).matches()) {
      return Optional.of(HTTP);
    }
    return SSH_BANNER.matcher(line).matches() ? Optional.of(SSH) : Optional.empty();
  }

  /**
   * Returns whether this may be the start of a request by a usual method. It is called for each
   * read of a line that may arrive a byte at a time, so it searches and matches no pattern.
   */
  private static boolean mayBecomeHttp(String start) {
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
    Matcher request = HTTP_REQUEST.matcher(start);
    return request.matches() || request.hitEnd();
  }

  private static boolean mayBecomeSsh(String start) {
    Matcher banner = SSH_BANNER.matcher(beginning(start));
    return banner.matches() || banner.hitEnd();
  }

  private static String beginning(String start) {
    return start.substring(0, Math.min(start.length(), SHORT_CHARS));
  }
}
