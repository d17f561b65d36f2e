package chat.server.net.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import chat.protocol.input.InputBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
  BITTORRENT("and speaks no BitTorrent"),
  RTSP("and speaks no RTSP"),
  SIP("and speaks no SIP"),
  PROXY("and reads no header of the PROXY protocol", "turn it off at the proxy");

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

  private static final Pattern SSH_BANNER = Pattern.compile("SSH-\\d\\.\\d{1,3}-[^\\n]*");

  /** Version 1 of the header, and what precedes its addresses. */
  private static final Pattern PROXY_HEADER =
      Pattern.compile(
          "PROXY (TCP[46]( [0-9A-Fa-f.:]{2,39}){2}( \\d{1,5}){2}\r?|UNKNOWN( [^\\n]{1,90})?\r)");

  /** The longest header of version 1, which has no line feed here. */
  private static final int MAX_PROXY_CHARS = 106;

  /** An array whose first element is a string, in RESP. A line {@code *1} alone is chat. */
  private static final Pattern REDIS_REQUEST =
      Pattern.compile("\\*[1-9]\\d{0,5}\r\n\\$\\d{1,9}\r\n");

  /** Longer than a Redis request, and than the fixed part of a banner of SSH. */
  private static final int SHORT_CHARS = 32;

  private final String refusal;
  private final String advice;

  ForeignProtocol(String refusal) {
    this(refusal, "connect with chat-client or nc");
  }

  ForeignProtocol(String refusal, String advice) {
    this.refusal = refusal;
    this.advice = advice;
  }

  /**
   * Returns the sentence with which the connection ends.
   *
   * @param tlsPort where the server speaks TLS; empty if it doesn't
   */
  String sentence(OptionalInt tlsPort) {
    if (this == TLS && tlsPort.isPresent()) {
      return "this is a chat server " + refusal + "; TLS is on port " + tlsPort.getAsInt();
    }
    return "this is a chat server " + refusal + "; " + advice;
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
    boolean mayContinue =
        RequestLine.mayBegin(start) || mayBecomeSsh(start) || mayBecomeProxy(start);
    return mayContinue && start.length() < MAX_LINE_BYTES ? new Match(false, ofLine(start)) : CHAT;
  }

  /** Returns the protocol whose first line this is, without its line feed. */
  static Optional<ForeignProtocol> ofLine(String line) {
    if (SSH_BANNER.matcher(line).matches()) {
      return Optional.of(SSH);
    }
    return isProxyHeader(line) ? Optional.of(PROXY) : RequestLine.protocolOf(line);
  }

  private static boolean isProxyHeader(String line) {
    return line.length() <= MAX_PROXY_CHARS && PROXY_HEADER.matcher(line).matches();
  }

  private static boolean mayBecomeProxy(String start) {
    Matcher header = PROXY_HEADER.matcher(start);
    return start.length() <= MAX_PROXY_CHARS && (header.matches() || header.hitEnd());
  }

  private static boolean mayBecomeSsh(String start) {
    Matcher banner = SSH_BANNER.matcher(beginning(start));
    return banner.matches() || banner.hitEnd();
  }

  private static String beginning(String start) {
    return start.substring(0, Math.min(start.length(), SHORT_CHARS));
  }
}
