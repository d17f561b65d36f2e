package chat.protocol;

import chat.protocol.account.Fingerprint;
import chat.protocol.input.Payload;
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
          new ConnectionMessage.Welcome(
              nick(head),
              head.required("the software"),
              head.required("a log id"),
              head.number("the last id"),
              (int) Math.min(head.number("a size"), Limits.MAX_MAX_TEXT_BYTES),
              ServerLimits.of(head.text()))),
  SAID(head -> said(head, MessageKind.SAID)),
  EMOTED(head -> said(head, MessageKind.EMOTED)),
  ACK(
      head ->
          new ServerMessage.Ack(
              head.number("an id"),
              head.optional().orElse("-"),
              seq(head),
              time(head),
              head.isMarked(ServerMessage.Ack.WAITING_MARK))),
  TOLD(
      head ->
          new ServerMessage.Told(
              seq(head), time(head), nick(head), account(head), isBot(head), head.text())),
  TOPIC(head -> new ServerMessage.Topic(room(head), head.text())),
  MEMBERS(
      head ->
          new ServerMessage.Members(
              head.optional(ErrorCode.BAD_ROOM, RoomName::received), count(head), nicks(head))),
  LISTENING(
      head ->
          new QueryAnswer.Listening(
              head.optional(ErrorCode.BAD_ROOM, RoomName::received), count(head), nicks(head))),
  LIVE(head -> new ServerMessage.Live(head.required("a place"), seq(head))),
  GAP(head -> new ServerMessage.Gap(head.required("a place"), seq(head), seq(head))),
  SKIP(head -> new ServerMessage.Skip(head.required("a place"), seq(head))),
  JOINED(head -> new ServerMessage.Joined(room(head), nick(head), account(head))),
  LEFT(ServerVerb::left),
  RENAMED(head -> new ServerMessage.Renamed(nick(head), nick(head))),
  PAST(
      head ->
          new QueryAnswer.Past(
              room(head),
              seq(head),
              time(head),
              nick(head),
              kind(head),
              account(head),
              isBot(head),
              head.text())),
  ROOM(head -> new QueryAnswer.Room(room(head), count(head), head.text())),
  DONE(QueryAnswer.Done::decode),
  ERROR(
      head ->
          new ServerMessage.Refused(
              head.required("a code"),
              head.optional().orElse("-"),
              head.optional().orElse("-"),
              head.text())),
  ACCOUNT(
      head ->
          new AccountMessage.Account(
              head.optional(ErrorCode.BAD_NICK, Nick::received), account(head), isBot(head))),
  CHALLENGE(head -> new AccountMessage.Challenge(head.required("a challenge"))),
  TOKEN(head -> new AccountMessage.Token(head.number("a device"), head.secrets(1, "a token")[0])),
  DEVICE(
      head ->
          new AccountMessage.Device(
              head.number("a device"),
              time(head),
              time(head),
              head.isMarked(AccountMessage.Device.THIS_MARK),
              head.rest(),
              head.text())),
  KEY(
      head ->
          new AccountMessage.Key(
              head.required("a fingerprint", ErrorCode.BAD_TOKEN, Fingerprint::parse),
              time(head),
              head.text())),
  READ(
      head ->
          new AccountMessage.Read(
              head.required("a place"), seq(head), head.isMarked(AccountMessage.Read.IN_MARK))),
  SETTINGS(ModMessage.Settings::decode),
  ROLE(head -> new ModMessage.Role(room(head), nick(head), head.required("a role"), account(head))),
  INVITED(head -> new ModMessage.Invited(room(head), nick(head))),
  KICKED(ModMessage.Kicked::decode),
  BAN(ModMessage.Ban::decode),
  REPORT(
      head ->
          new ModMessage.Report(
              head.number("a report's number"),
              time(head),
              nick(head),
              nick(head),
              ModMessage.roomOrServer(head),
              head.text())),
  NOTICE(head -> new ModMessage.Notice(head.required("a kind"), head.text())),
  EDITED(
      head ->
          new ModMessage.Edited(
              room(head),
              seq(head),
              time(head),
              nick(head),
              seq(head),
              ownId(head),
              account(head),
              isBot(head),
              head.text())),
  DELETED(
      head ->
          new ModMessage.Deleted(
              room(head),
              seq(head),
              time(head),
              nick(head),
              seq(head),
              ownId(head),
              account(head))),
  PING(head -> new ConnectionMessage.Ping(head.required("a token"))),
  PONG(head -> new ConnectionMessage.Pong(head.required("a token"))),
  BYE(
      head ->
          new ConnectionMessage.Bye(
              head.required("a code"),
              head.optional().filter(ServerLimits.Peer::isAddress),
              head.text()));

  /** The last token of a PAST whose message is an emote. */
  static final String EMOTE_MARK = "emote";

  /** The last token of a message whose author is a bot. */
  static final String BOT_MARK = "bot";

  /** The most nicks that are read from one message. */
  private static final int MAX_LISTED = 10_000;

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
        room(head),
        seq(head),
        time(head),
        nick(head),
        kind,
        ownId(head),
        account(head),
        isBot(head),
        head.text());
  }

  private static ServerMessage left(Head head) throws RefusedException {
    Optional<RoomName> room =
        head.required(
            "a room",
            ErrorCode.BAD_ROOM,
            place ->
                place.equals(Limits.INBOX)
                    ? Optional.empty()
                    : Optional.of(RoomName.received(place)));
    Nick nick = nick(head);
    return room.isPresent()
        ? new ServerMessage.Left(room.get(), nick)
        : new ServerMessage.LeftInbox(nick);
  }

  static RoomName room(Head head) throws RefusedException {
    return head.required("a room", ErrorCode.BAD_ROOM, RoomName::received);
  }

  static Nick nick(Head head) throws RefusedException {
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

  private static long account(Head head) throws RefusedException {
    return head.optionalNumber("an account").orElse(AccountMessage.GUEST);
  }

  private static boolean isBot(Head head) {
    return head.isMarked(BOT_MARK);
  }

  private static MessageKind kind(Head head) {
    return head.isMarked(EMOTE_MARK) ? MessageKind.EMOTED : MessageKind.SAID;
  }

  private static List<Nick> nicks(Head head) {
    // A server splits long lists. One that doesn't must not make a client hold millions of nicks.
    return head.text()
        .toString()
        .lines()
        .filter(line -> !line.isEmpty())
        .limit(MAX_LISTED)
        .map(Nick::received)
        .toList();
  }
}
