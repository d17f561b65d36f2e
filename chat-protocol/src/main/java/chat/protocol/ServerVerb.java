package chat.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The verbs that a server sends, each with the decoder of its frames. */
public enum ServerVerb {
  WELCOME(
      head ->
          new ServerMessage.Welcome(
              nick(head),
              head.required("the software"),
              head.required("a log id"),
              head.number("the last id"),
              (int) Math.min(head.number("a size"), Limits.MAX_MAX_TEXT_BYTES))),
  SAID(head -> said(head, MessageKind.SAID)),
  EMOTED(head -> said(head, MessageKind.EMOTED)),
  ACK(
      head ->
          new ServerMessage.Ack(
              head.number("an id"), head.optional().orElse("-"), seq(head), time(head))),
  TOLD(head -> new ServerMessage.Told(seq(head), time(head), nick(head), head.text())),
  TOPIC(head -> new ServerMessage.Topic(room(head), head.text())),
  MEMBERS(
      head ->
          new ServerMessage.Members(
              head.optional(ErrorCode.BAD_ROOM, RoomName::received), count(head), nicks(head))),
  LIVE(head -> new ServerMessage.Live(head.required("a place"), seq(head))),
  GAP(head -> new ServerMessage.Gap(head.required("a place"), seq(head), seq(head))),
  JOINED(head -> new ServerMessage.Joined(room(head), nick(head))),
  LEFT(head -> new ServerMessage.Left(room(head), nick(head))),
  RENAMED(head -> new ServerMessage.Renamed(nick(head), nick(head))),
  PAST(
      head ->
          new ServerMessage.Past(
              room(head), seq(head), time(head), nick(head), kind(head), head.text())),
  ROOM(head -> new ServerMessage.Room(room(head), count(head), head.text())),
  DONE(head -> new ServerMessage.Done(head.required("a verb"), head.optional().orElse("-"))),
  ERROR(
      head ->
          new ServerMessage.Refused(
              head.required("a code"),
              head.optional().orElse("-"),
              head.optional().orElse("-"),
              head.text())),
  PING(head -> new ServerMessage.Ping(head.required("a token"))),
  PONG(head -> new ServerMessage.Pong(head.required("a token"))),
  BYE(head -> new ServerMessage.Bye(head.required("a code"), head.text()));

  /** The last token of a PAST whose message is an emote. */
  static final String EMOTE_MARK = "emote";

  private static final Map<String, ServerVerb> BY_NAME =
      Stream.of(values())
          .collect(Collectors.toUnmodifiableMap(ServerVerb::name, Function.identity()));

  /** Decodes the tokens after a verb. */
  private interface Decoder {
    ServerMessage decode(Head head) throws RefusedException;
  }

  private final Decoder decoder;

  ServerVerb(Decoder decoder) {
    this.decoder = decoder;
  }

  /**
   * Returns the message in a frame's payload; empty for an unknown verb, which a client ignores.
   *
   * @throws RefusedException if its tokens are malformed
   */
  public static Optional<ServerMessage> decode(Payload payload) throws RefusedException {
    Head head = new Head(payload);
    ServerVerb verb = BY_NAME.get(head.verb());
    return verb == null ? Optional.empty() : Optional.of(verb.decoder.decode(head));
  }

  private static ServerMessage said(Head head, MessageKind kind) throws RefusedException {
    return new ServerMessage.Said(
        room(head), seq(head), time(head), nick(head), kind, ownId(head), head.text());
  }

  private static RoomName room(Head head) throws RefusedException {
    return head.required("a room", ErrorCode.BAD_ROOM, RoomName::received);
  }

  private static Nick nick(Head head) throws RefusedException {
    return head.required("a nick", ErrorCode.BAD_NICK, Nick::received);
  }

  private static long seq(Head head) throws RefusedException {
    return head.number("a sequence number");
  }

  private static long time(Head head) throws RefusedException {
    return head.number("a time");
  }

  private static int count(Head head) throws RefusedException {
    return (int) Math.min(head.number("a count"), Integer.MAX_VALUE);
  }

  private static OptionalLong ownId(Head head) throws RefusedException {
    return head.optionalNumber("an id");
  }

  private static MessageKind kind(Head head) {
    boolean marked = head.optional().filter(EMOTE_MARK::equals).isPresent();
    return marked ? MessageKind.EMOTED : MessageKind.SAID;
  }

  private static List<Nick> nicks(Head head) {
    return head.text().toString().lines().filter(l -> !l.isEmpty()).map(Nick::received).toList();
  }
}
