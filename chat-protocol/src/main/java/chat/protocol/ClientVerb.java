package chat.protocol;

import chat.protocol.Query.SearchFilter;
import chat.protocol.account.ClientId;
import chat.protocol.input.Payload;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The verbs that a client sends, each with the decoder of its frames. */
public enum ClientVerb {
  HELLO(ClientVerb::hello),
  JOIN(ClientVerb::join),
  LEAVE(ClientVerb::leave),
  NICK(head -> new ClientMessage.Rename(nick(head))),
  WHO(head -> new Query.Who(head.optional(ErrorCode.BAD_ROOM, RoomName::of))),
  ROOMS(head -> new Query.Rooms()),
  PING(head -> new ClientMessage.Ping(pingToken(head))),
  PONG(head -> new ClientMessage.Pong(pingToken(head))),
  BYE(head -> new ClientMessage.Bye()),
  SAY(head -> say(head, MessageKind.SAID)),
  EMOTE(head -> say(head, MessageKind.EMOTED)),
  TELL(head -> new ClientMessage.Tell(id(head), nick(head), text(head))),
  TOPIC(ClientVerb::topic),
  HISTORY(
      head ->
          new Query.History(
              room(head), head.optionalNumber("the number before which to read"), count(head))),
  SEARCH(ClientVerb::search),
  AUTH(AuthRequest::decode),
  READ(ClientVerb::read),
  MOD(ModRequest::decode),
  DELETE(ChangeRequest::delete),
  EDIT(ChangeRequest::edit);

  private static final Map<String, ClientVerb> BY_NAME =
      Stream.of(values())
          .collect(Collectors.toUnmodifiableMap(ClientVerb::name, Function.identity()));

  /** Decodes the tokens after a verb. */
  private interface Decoder {
    ClientMessage decode(Head head) throws RefusedException;
  }

  private final Decoder decoder;

  ClientVerb(Decoder decoder) {
    this.decoder = decoder;
  }

  /**
   * Returns the message in a frame's payload.
   *
   * @throws RefusedException if the verb is unknown or its tokens are malformed
   */
  public static ClientMessage decode(Payload payload) throws RefusedException {
    Head head = new Head(payload);
    ClientVerb verb = BY_NAME.get(head.verb());
    if (verb == null) {
      head.optional();
      throw head.refusal(ErrorCode.UNKNOWN_VERB, "this server does not know that verb");
    }
    return verb.decoder.decode(head);
  }

  static String versions(int first, int last) {
    return first == last ? "version " + last : "versions " + first + " to " + last;
  }

  private static ClientMessage hello(Head head) throws RefusedException {
    long version = head.number("a version");
    if (version < Limits.MIN_VERSION || version > Limits.VERSION) {
      throw head.refusal(
          ErrorCode.UNSUPPORTED_VERSION,
          "this server speaks " + versions(Limits.MIN_VERSION, Limits.VERSION));
    }
    return new ClientMessage.Hello(
        (int) version,
        nick(head),
        head.required("a client id", ErrorCode.BAD_TOKEN, ClientId::of),
        ServerLimits.hasFeature(head.text(), ServerLimits.CHANGES));
  }

  private static ClientMessage join(Head head) throws RefusedException {
    Optional<RoomName> room = roomOrInbox(head);
    OptionalLong after = head.optionalNumber("the last number seen");
    return room.isPresent()
        ? new ClientMessage.Join(room.get(), after, head.optionalNumber("a count"))
        : new InboxRequest.Join(after);
  }

  private static ClientMessage leave(Head head) throws RefusedException {
    Optional<RoomName> room = roomOrInbox(head);
    return room.isPresent() ? new ClientMessage.Leave(room.get()) : new InboxRequest.Leave();
  }

  private static ClientMessage read(Head head) throws RefusedException {
    String place = roomOrInbox(head).map(RoomName::value).orElse(Limits.INBOX);
    return new ClientMessage.Read(place, head.number("the last number read"));
  }

  private static ClientMessage say(Head head, MessageKind kind) throws RefusedException {
    return new ClientMessage.Say(id(head), room(head), kind, text(head));
  }

  private static ClientMessage topic(Head head) throws RefusedException {
    RoomName room = room(head);
    if (!head.hasText()) {
      return new Query.Topic(room);
    }
    Text topic = head.text();
    if (!topic.isOneLine()) {
      throw head.refusal(ErrorCode.BAD_TOKEN, "a topic is one line");
    }
    return new ClientMessage.SetTopic(room, topic);
  }

  private static ClientMessage search(Head head) throws RefusedException {
    Optional<RoomName> room = roomOr(Query.Search.ALL_ROOMS, head);
    int count = count(head);
    SearchFilter filter =
        new SearchFilter(
            head.optional(ErrorCode.BAD_NICK, Nick::of),
            head.optionalNumber("the time from which on to search"),
            head.optionalNumber("the time before which to search"));
    return new Query.Search(
        room, count, filter, filter.from().isPresent() ? head.text() : text(head));
  }

  /** Returns the next token's room; empty for the inbox. */
  private static Optional<RoomName> roomOrInbox(Head head) throws RefusedException {
    return roomOr(Limits.INBOX, head);
  }

  /** Returns the next token's room; empty if the token is that other one. */
  private static Optional<RoomName> roomOr(String other, Head head) throws RefusedException {
    return head.required(
        "a room",
        ErrorCode.BAD_ROOM,
        place -> place.equals(other) ? Optional.empty() : Optional.of(RoomName.of(place)));
  }

  static RoomName room(Head head) throws RefusedException {
    return head.required("a room", ErrorCode.BAD_ROOM, RoomName::of);
  }

  static Nick nick(Head head) throws RefusedException {
    return head.required("a nick", ErrorCode.BAD_NICK, Nick::of);
  }

  static long id(Head head) throws RefusedException {
    long id = head.number("an id");
    // Larger numbers count as the largest, so after that one no id would be higher.
    if (id == 0 || id == Long.MAX_VALUE) {
      throw head.refusal(ErrorCode.BAD_TOKEN, "an id is a number from 1 to 2^63 - 2");
    }
    return id;
  }

  private static int count(Head head) throws RefusedException {
    return (int) Math.min(head.number("a count"), Limits.MAX_HISTORY);
  }

  static Text text(Head head) throws RefusedException {
    return Optional.of(head.text())
        .filter(text -> !text.isEmpty())
        .orElseThrow(
            () ->
                head.refusal(
                    ErrorCode.EMPTY_TEXT, head.verb() + " needs a text, after a line feed"));
  }

  private static String pingToken(Head head) throws RefusedException {
    return head.required("a token", ErrorCode.BAD_TOKEN, ClientVerb::checkPingToken);
  }

  private static String checkPingToken(String token) {
    if (token.codePointCount(0, token.length()) > Limits.MAX_PING_CHARS) {
      throw new IllegalArgumentException(
          "a token has at most " + Limits.MAX_PING_CHARS + " characters");
    }
    if (token.indexOf('\t') >= 0 || !Text.clean(token).equals(token)) {
      throw new IllegalArgumentException("a token has no control characters");
    }
    return token;
  }
}
