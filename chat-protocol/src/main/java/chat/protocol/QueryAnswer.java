package chat.protocol;

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
