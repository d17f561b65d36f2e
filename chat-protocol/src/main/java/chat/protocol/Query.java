package chat.protocol;

import java.util.List;
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

  /**
   * The author and the times that limit a SEARCH, in addition to its words.
   *
   * @param from the nick that their author had
   * @param after the milliseconds since 1970 from which on they were stored
   * @param before the milliseconds since 1970 before which they were stored
   */
  public record SearchFilter(Optional<Nick> from, OptionalLong after, OptionalLong before) {
    /** Admits all messages. */
    public static final SearchFilter NONE =
        new SearchFilter(Optional.empty(), OptionalLong.empty(), OptionalLong.empty());

    /** Returns whether a message of this author and time passes. */
    public boolean admits(Nick author, long epochMillis) {
      return from.map(author::equals).orElse(true)
          && epochMillis >= after.orElse(Long.MIN_VALUE)
          && (before.isEmpty() || epochMillis < before.getAsLong());
    }

    /** Appends the tokens of this filter; absent ones at the end are left off. */
    void encode(FrameWriter frame) {
      List<String> tokens = List.of(from.map(Nick::value).orElse("-"), token(after), token(before));
      int count = tokens.size();
      while (count > 0 && tokens.get(count - 1).equals("-")) {
        count--;
      }
      tokens.subList(0, count).forEach(frame::token);
    }

    private static String token(OptionalLong number) {
      return number.isPresent() ? Long.toString(number.getAsLong()) : "-";
    }
  }
}
