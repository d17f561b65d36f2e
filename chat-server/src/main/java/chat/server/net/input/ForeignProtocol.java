package chat.server.net.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import chat.protocol.input.InputBuffer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A protocol that this server does not speak, and how a connection's first bytes show it. Any
 * thread.
 */
enum ForeignProtocol {
  TLS("and speaks no TLS on this port"),
  HTTP("and speaks no HTTP"),
  SSH("and speaks no SSH");

  /**
   * What the first bytes of a connection are.
   *
   * @param isCertain whether no further byte can change that
   * @param protocol the protocol that they are of if no more bytes follow; empty for chat
   */
  record Match(boolean isCertain, Optional<ForeignProtocol> protocol) {}

  private static final Match CHAT = new Match(true, Optional.empty());

  /** The longest first line that is awaited: a URL may be long. */
  private static final int MAX_LINE_BYTES = 16 * 1024;

  private static final int HELLO_BYTES = 5;

  /** The forms of RFC 9112, 3.2: people write about HTTP, too, but not like this. */
  private static final String TARGET_AND_VERSION =
      " (/\\S*|\\*|\\w+://\\S+|\\S+:\\d+) HTTP/\\d(\\.\\d)?\r?";

  private static final Pattern HTTP_REQUEST = Pattern.compile("[A-Z]{1,20}" + TARGET_AND_VERSION);

  /** A request by a usual method. Other words in capital letters are not awaited: people shout. */
  private static final Pattern USUAL_HTTP_REQUEST =
      Pattern.compile(
          "(GET|HEAD|POST|PUT|DELETE|CONNECT|OPTIONS|TRACE|PATCH|PRI)" + TARGET_AND_VERSION);

  private static final Pattern SSH_BANNER = Pattern.compile("SSH-\\d\\.\\d+-[^\\n]*");

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
    if (isTlsHello(input) || isSslVersion2Hello(input)) {
      // A part of a hello is refused, too: it is no text.
      return new Match(input.size() >= HELLO_BYTES, Optional.of(TLS));
    }
    String start = new String(input.copy(Math.min(input.size(), MAX_LINE_BYTES)), ISO_8859_1);
    int end = start.indexOf('\n');
    if (end >= 0) {
      return new Match(true, ofLine(start.substring(0, end)));
    }
    boolean mayContinue = isStartOf(USUAL_HTTP_REQUEST, start) || isStartOf(SSH_BANNER, start);
    return mayContinue && start.length() < MAX_LINE_BYTES ? new Match(false, ofLine(start)) : CHAT;
  }

  /** Returns the protocol whose first line this is, without its line feed. */
  static Optional<ForeignProtocol> ofLine(String line) {
    if (HTTP_REQUEST.matcher(line).matches()) {
      return Optional.of(HTTP);
    }
    return SSH_BANNER.matcher(line).matches() ? Optional.of(SSH) : Optional.empty();
  }

  private static boolean isStartOf(Pattern line, String start) {
    Matcher matcher = line.matcher(start);
    return matcher.matches() || matcher.hitEnd();
  }

  /** A record of type handshake, SSL 3.0 or later: RFC 8446, 5.1. */
  private static boolean isTlsHello(InputBuffer input) {
    return is(input, 0, 0x16, 0x16) && is(input, 1, 3, 3) && is(input, 2, 0, 4);
  }

  /** A CLIENT-HELLO in the form of SSL 2.0, which offers 2.0 or later: RFC 5246, E.2. */
  private static boolean isSslVersion2Hello(InputBuffer input) {
    return is(input, 0, 0x80, 0x8F)
        && is(input, 2, 1, 1)
        && ((is(input, 3, 3, 3) && is(input, 4, 0, 4))
            || (is(input, 3, 0, 0) && is(input, 4, 2, 2)));
  }

  /** Returns whether the byte at an index is in a range, or has not arrived. */
  private static boolean is(InputBuffer input, int index, int from, int to) {
    int b = index < input.size() ? input.get(index) & 0xFF : from;
    return from <= b && b <= to;
  }
}
