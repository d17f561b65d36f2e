package chat.protocol;

import java.util.Optional;
import java.util.OptionalLong;

/** A request for a list, which the server answers with {@link QueryAnswer}s. */
public sealed interface Query extends ClientMessage {
  /** Requests the members of a room, or of the whole chat. */
  record Who(Optional<RoomName> room) implements Query {
    @Override
    public ClientVerb verb() {
      return ClientVerb.WHO;
    }

    @Override
    public String firstToken() {
      return room.map(RoomName::value).orElse("-");
    }
  }

  record Rooms() implements Query {
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

  /**
   * Requests messages, oldest first.
   *
   * @param before the number before which they end; if absent, they are the newest
   */
  record History(RoomName room, OptionalLong before, int count) implements Query {
    @Override
    public void encode(FrameWriter frame) {
      String number = before.isPresent() ? Long.toString(before.getAsLong()) : "-";
      frame.begin(verb()).token(room.value()).token(number).token(count).end();
    }

    @Override
    public ClientVerb verb() {
      return ClientVerb.HISTORY;
    }

    @Override
    public String firstToken() {
      return room.value();
    }
  }

  /** Requests the newest messages that contain all words, newest first. */
  record Search(RoomName room, int count, Text words) implements Query {
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

    @Override
    public String firstToken() {
      return room.value();
    }
  }
}
