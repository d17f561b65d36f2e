package chat.protocol;

import chat.protocol.query.SearchFilter;
import java.util.Optional;
import java.util.OptionalLong;

/** A request that changes nothing; the server answers most with {@link QueryAnswer}s. */
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

  /**
   * Requests the newest messages that match, oldest first.
   *
   * @param room empty for all rooms
   * @param words what they contain; may be empty if the filter has a nick
   */
  record Search(Optional<RoomName> room, int count, SearchFilter filter, Text words)
      implements Query {
    /** The first token that means all rooms. */
    public static final String ALL_ROOMS = "*";

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(firstToken()).token(count);
      filter.encode(frame);
      if (words.isEmpty()) {
        frame.end();
      } else {
        frame.endWith(words);
      }
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
      return room.map(RoomName::value).orElse(ALL_ROOMS);
    }
  }

  /** Requests a room's topic, which the server answers with TOPIC alone. */
  record Topic(RoomName room) implements Query {
    @Override
    public ClientVerb verb() {
      return ClientVerb.TOPIC;
    }

    @Override
    public String firstToken() {
      return room.value();
    }
  }
}
