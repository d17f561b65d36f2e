package chat.protocol;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The verbs that a client sends, each with the decoder of its frames. */
public enum ClientVerb {
  HELLO(ClientVerb::hello),
  JOIN(head -> new ClientMessage.Join(room(head), head.optionalNumber("the last number seen"))),
  LEAVE(head -> new ClientMessage.Leave(room(head))),
  NICK(head -> new ClientMessage.Rename(nick(head))),
  WHO(head -> new ClientMessage.Who(head.optional(ErrorCode.BAD_ROOM, RoomName::of))),
  ROOMS(head -> new ClientMessage.Rooms()),
  PING(head -> new ClientMessage.Ping(pingToken(head))),
  PONG(head -> new ClientMessage.Pong(pingToken(head))),
  BYE(head -> new ClientMessage.Bye()),
  SAY(head -> say(head, MessageKind.SAID)),
  EMOTE(head -> say(head, MessageKind.EMOTED)),
  TELL(head -> new ClientMessage.Tell(id(head), nick(head), text(head))),
  TOPIC(ClientVerb::topic),
  HISTORY(
      head ->
          new ClientMessage.History(
              room(head), head.optionalNumber("the number before which to read"), count(head))),
  SEARCH(head -> new ClientMessage.Search(room(head), count(head), text(head)));

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

  private static ClientMessage hello(Head head) throws RefusedException {
    long version = head.number("a version");
    if (version != Limits.VERSION) {
      throw head.refusal(
          ErrorCode.UNSUPPORTED_VERSION, "this server speaks version " + Limits.VERSION);
    }
    return new ClientMessage.Hello(
        Limits.VERSION,
        nick(head),
        head.required("a client id", ErrorCode.BAD_TOKEN, ClientId::of),
        head.optionalNumber("the last direct message seen"));
  }

  private static ClientMessage say(Head head, MessageKind kind) throws RefusedException {
    return new ClientMessage.Say(id(head), room(head), kind, text(head));
  }

  private static ClientMessage topic(Head head) throws RefusedException {
    RoomName room = room(head);
    Text topic = head.text();
    if (!topic.isOneLine()) {
      throw head.refusal(ErrorCode.BAD_TOKEN, "a topic is one line");
    }
    return new ClientMessage.SetTopic(room, topic);
  }

  private static RoomName room(Head head) throws RefusedException {
    return head.required("a room", ErrorCode.BAD_ROOM, RoomName::of);
  }

  private static Nick nick(Head head) throws RefusedException {
    return head.required("a nick", ErrorCode.BAD_NICK, Nick::of);
  }

  private static long id(Head head) throws RefusedException {
    return head.number("an id");
  }

  private static int count(Head head) throws RefusedException {
    return (int) Math.min(head.number("a count"), Limits.MAX_HISTORY);
  }

  private static Text text(Head head) throws RefusedException {
    return Optional.of(head.text())
        .filter(text -> !text.isEmpty())
        .orElseThrow(
            () ->
                head.refusal(
                    ErrorCode.EMPTY_TEXT, head.verb() + " needs a text, after a line feed"));
  }

  private static String pingToken(Head head) throws RefusedException {
    String token = head.required("a token");
    if (token.codePointCount(0, token.length()) > Limits.MAX_PING_CHARS) {
      throw head.refusal(
          ErrorCode.BAD_TOKEN, "a token has at most " + Limits.MAX_PING_CHARS + " characters");
    }
    return token;
  }
}
