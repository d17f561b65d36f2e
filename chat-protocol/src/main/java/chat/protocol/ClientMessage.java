package chat.protocol;

import java.util.Optional;
import java.util.OptionalLong;

/** What a client says to the server. PROTOCOL.md, Client to server. */
public sealed interface ClientMessage {
  /** The verb it goes by on the wire. */
  ClientVerb verb();

  /** The first token after the verb, {@code -} where there is none. */
  String firstToken();

  /** How long its text is, in bytes; 0 where it has none. */
  default int textBytes() {
    return 0;
  }

  /** Appends this message as one frame. */
  default void encode(FrameWriter frame) {
    frame.begin(verb()).token(firstToken()).end();
  }

  /** A message that concerns one room. */
  sealed interface InRoom extends ClientMessage {
    RoomName room();

    @Override
    default String firstToken() {
      return room().value();
    }
  }

  /** A message that the client numbers, so that it is stored once. 0 is not numbered (yet). */
  sealed interface Numbered extends ClientMessage {
    long id();

    /** The room or the nick it is for. */
    String target();

    Text text();

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
   * The first frame.
   *
   * @param inboxAfter the last direct message seen; what came after it is replayed
   */
  record Hello(int version, Nick nick, ClientId clientId, OptionalLong inboxAfter)
      implements ClientMessage {
    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(version).token(nick.value()).token(clientId.secret());
      frame.lastToken(inboxAfter).end();
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
   * Enters a room, or asks for a replay where one is in it already.
   *
   * @param after the last number seen; absent: the last few messages are replayed
   */
  record Join(RoomName room, OptionalLong after) implements InRoom {
    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(room.value()).lastToken(after).end();
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

  /** Asks who is in a room, or who is there at all. */
  record Who(Optional<RoomName> room) implements ClientMessage {
    @Override
    public ClientVerb verb() {
      return ClientVerb.WHO;
    }

    @Override
    public String firstToken() {
      return room.map(RoomName::value).orElse("-");
    }
  }

  record Rooms() implements ClientMessage {
    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).end();
    }

    @Override
    public ClientVerb verb() {
      return ClientVerb.ROOMS;
    }

    @Override
    public String firstToken() {
      return "-";
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

  /** Sets a room's topic; an empty one takes it away. */
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

  /**
   * Asks for the messages before a number, oldest first.
   *
   * @param before absent: before the one that comes next
   */
  record History(RoomName room, OptionalLong before, int count) implements InRoom {
    @Override
    public void encode(FrameWriter frame) {
      String number = before.isPresent() ? Long.toString(before.getAsLong()) : "-";
      frame.begin(verb()).token(room.value()).token(number).token(count).end();
    }

    @Override
    public ClientVerb verb() {
      return ClientVerb.HISTORY;
    }
  }

  /** Asks for the newest messages that hold all the words, newest first. */
  record Search(RoomName room, int count, Text words) implements InRoom {
    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(room.value()).token(count).endWith(words);
    }

    @Override
    public int textBytes() {
      return words.byteLength();
    }

    @Override
    public ClientVerb verb() {
      return ClientVerb.SEARCH;
    }
  }
}
