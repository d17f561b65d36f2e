package chat.protocol;

import java.util.List;
import java.util.Optional;

/** A part of the answer to a {@link Query}, or its end. */
public sealed interface QueryAnswer extends ServerMessage {
  /** A message that HISTORY or SEARCH found. */
  record Past(RoomName room, long seq, long epochMillis, Nick nick, MessageKind kind, Text text)
      implements QueryAnswer {
    @Override
    public ServerVerb verb() {
      return ServerVerb.PAST;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(room.value()).token(seq).token(epochMillis).token(nick.value());
      if (kind == MessageKind.EMOTED) {
        frame.token(ServerVerb.EMOTE_MARK);
      }
      frame.endWith(text);
    }
  }

  /**
   * Guests whom WHO lists besides members: they are in a room, or for an absent room in any, and
   * have sent nothing.
   *
   * @param nicks some or all of them
   */
  record Listening(Optional<RoomName> room, int count, List<Nick> nicks) implements QueryAnswer {
    public Listening {
      nicks = List.copyOf(nicks);
    }

    @Override
    public ServerVerb verb() {
      return ServerVerb.LISTENING;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(room.map(RoomName::value).orElse("-")).token(count);
      frame.endWith(nicks);
    }
  }

  /** A room that ROOMS lists. */
  record Room(RoomName room, int count, Text topic) implements QueryAnswer {
    @Override
    public ServerVerb verb() {
      return ServerVerb.ROOM;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(room.value()).token(count).endWith(topic);
    }
  }

  /** Ends the answer to the request with this verb and first token; {@code -} for no token. */
  record Done(String requestVerb, String token) implements QueryAnswer {
    @Override
    public ServerVerb verb() {
      return ServerVerb.DONE;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(requestVerb).token(token).end();
    }
  }
}
