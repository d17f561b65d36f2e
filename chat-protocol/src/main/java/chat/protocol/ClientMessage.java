package chat.protocol;

import chat.protocol.account.ClientId;
import java.util.OptionalLong;

/** A message from a client to the server. PROTOCOL.md, Client to server. */
public sealed interface ClientMessage
    permits ClientMessage.Hello,
        ClientMessage.InRoom,
        ClientMessage.Numbered,
        ClientMessage.Rename,
        ClientMessage.Ping,
        ClientMessage.Pong,
        ClientMessage.Bye,
        ClientMessage.Read,
        AuthRequest,
        InboxRequest,
        ModRequest,
        Query {
  /** Returns the verb that this message has on the wire. */
  ClientVerb verb();

  /** Returns the first token after the verb; {@code -} if there is none. */
  String firstToken();

  /** Returns the length of its text in bytes; 0 if it has none. */
  default int textBytes() {
    return 0;
  }

  /**
   * Refuses this request.
   *
   * @param sentence why, for a person
   */
  default RefusedException refusal(ErrorCode code, String sentence) {
    return new RefusedException(code, verb().name(), firstToken(), sentence);
  }

  /** Appends this message as one frame. */
  default void encode(FrameWriter frame) {
    frame.begin(verb()).token(firstToken()).end();
  }

  /** A request about one room. */
  sealed interface InRoom extends ClientMessage {
    RoomName room();

    @Override
    default String firstToken() {
      return room().value();
    }
  }

  /** A message that the client numbers, so that the server stores it once. Id 0 means no number. */
  sealed interface Numbered extends ClientMessage
      permits ClientMessage.Say, ClientMessage.Tell, ChangeRequest {
    long id();

    /** Returns the room or the nick that it is sent to. */
    String target();

    Text text();

    /** Returns the same message with this id. */
    Numbered withId(long id);

    @Override
    default String firstToken() {
      return Long.toString(id());
    }

    @Override
    default int textBytes() {
      return text().byteLength();
    }

    @Override
    default void encode(FrameWriter frame) {
      frame.begin(verb()).token(id()).token(target()).endWith(text());
    }
  }

  /**
   * Logs in: the first frame.
   *
   * @param knowsChanges whether the client knows EDITED and DELETED; other clients get SKIP instead
   */
  record Hello(int version, Nick nick, ClientId clientId, boolean knowsChanges)
      implements ClientMessage {
    /** A HELLO that announces no features. */
    public Hello(int version, Nick nick, ClientId clientId) {
      this(version, nick, clientId, false);
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(version).token(nick.value()).token(clientId.secret());
      if (knowsChanges) {
        frame.endWith(Text.of(ServerLimits.FEATURES + ServerLimits.CHANGES));
      } else {
        frame.end();
      }
    }

    @Override
    public ClientVerb verb() {
      return ClientVerb.HELLO;
    }

    @Override
    public String firstToken() {
      return Integer.toString(version);
    }
  }

  /**
   * Enters a room, or requests a replay in a room that the client is in.
   *
   * @param after the last message seen, after which the replay starts
   * @param count how many messages the server replays if {@code after} is absent, or beyond the
   *     room's end; if absent, {@link Limits#JOIN_REPLAY}
   */
  record Join(RoomName room, OptionalLong after, OptionalLong count) implements InRoom {
    public Join(RoomName room, OptionalLong after) {
      this(room, after, OptionalLong.empty());
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(room.value());
      if (after.isEmpty() && count.isPresent()) {
        frame.token("-");
      }
      frame.lastToken(after).lastToken(count).end();
    }

    @Override
    public ClientVerb verb() {
      return ClientVerb.JOIN;
    }
  }

  record Leave(RoomName room) implements InRoom {
    @Override
    public ClientVerb verb() {
      return ClientVerb.LEAVE;
    }
  }

  record Rename(Nick nick) implements ClientMessage {
    @Override
    public ClientVerb verb() {
      return ClientVerb.NICK;
    }

    @Override
    public String firstToken() {
      return nick.value();
    }
  }

  /**
   * Reports to the account's other devices how far its user has read.
   *
   * @param place a room, or {@link Limits#INBOX}
   * @param seq the last number read
   */
  record Read(String place, long seq) implements ClientMessage {
    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(place).token(seq).end();
    }

    @Override
    public ClientVerb verb() {
      return ClientVerb.READ;
    }

    @Override
    public String firstToken() {
      return place;
    }
  }

  record Ping(String token) implements ClientMessage {
    @Override
    public ClientVerb verb() {
      return ClientVerb.PING;
    }

    @Override
    public String firstToken() {
      return token;
    }
  }

  record Pong(String token) implements ClientMessage {
    @Override
    public ClientVerb verb() {
      return ClientVerb.PONG;
    }

    @Override
    public String firstToken() {
      return token;
    }
  }

  record Bye() implements ClientMessage {
    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).end();
    }

    @Override
    public ClientVerb verb() {
      return ClientVerb.BYE;
    }

    @Override
    public String firstToken() {
      return "-";
    }
  }

  /** A message to everyone in a room. */
  record Say(long id, RoomName room, MessageKind kind, Text text) implements Numbered {
    /** A message that is said, not an emote. */
    public Say(long id, RoomName room, Text text) {
      this(id, room, MessageKind.SAID, text);
    }

    @Override
    public String target() {
      return room.value();
    }

    @Override
    public ClientVerb verb() {
      return switch (kind) {
        case SAID -> ClientVerb.SAY;
        case EMOTED -> ClientVerb.EMOTE;
      };
    }

    @Override
    public Say withId(long id) {
      return new Say(id, room, kind, text);
    }
  }

  record Tell(long id, Nick nick, Text text) implements Numbered {
    @Override
    public String target() {
      return nick.value();
    }

    @Override
    public ClientVerb verb() {
      return ClientVerb.TELL;
    }

    @Override
    public Tell withId(long id) {
      return new Tell(id, nick, text);
    }
  }

  /** Sets a room's topic; an empty one removes it. */
  record SetTopic(RoomName room, Text topic) implements InRoom {
    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(room.value()).endWith(topic);
    }

    @Override
    public int textBytes() {
      return topic.byteLength();
    }

    @Override
    public ClientVerb verb() {
      return ClientVerb.TOPIC;
    }
  }
}
