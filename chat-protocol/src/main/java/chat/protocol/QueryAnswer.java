package chat.protocol;

import java.util.List;
import java.util.Optional;

/** A part of the answer to a {@link Query}, or its end. */
public sealed interface QueryAnswer extends ServerMessage {
  /** A message that HISTORY or SEARCH found; see {@link ServerMessage.Said} for its author. */
  record Past(
      RoomName room,
      long seq,
      long epochMillis,
      Nick nick,
      MessageKind kind,
      long account,
      boolean isBot,
      Text text)
      implements QueryAnswer {
    /** A person's message. */
    public Past(
        RoomName room,
        long seq,
        long epochMillis,
        Nick nick,
        MessageKind kind,
        long account,
        Text text) {
      this(room, seq, epochMillis, nick, kind, account, false, text);
    }

    /** A guest's message. */
    public Past(RoomName room, long seq, long epochMillis, Nick nick, MessageKind kind, Text text) {
      this(room, seq, epochMillis, nick, kind, AccountMessage.GUEST, text);
    }

    @Override
    public ServerVerb verb() {
      return ServerVerb.PAST;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(room.value()).token(seq).token(epochMillis).token(nick.value());
      if (kind == MessageKind.EMOTED) {
        frame.token(ServerVerb.EMOTE_MARK);
      } else if (account != AccountMessage.GUEST) {
        frame.token("-");
      }
      frame.lastAccount(account, isBot).endWith(text);
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

  /**
   * Ends the answer to the request with this verb and first token; {@code -} for no token.
   *
   * @param missing how many messages a SEARCH left out, because they are not indexed yet
   * @param why the word that says why it left out others: {@link #TOO_COMMON}, {@link #NO_INDEX},
   *     or one of a newer server
   */
  record Done(String requestVerb, String token, long missing, Optional<String> why)
      implements QueryAnswer {
    /** The search took too long, since many messages contain its words. */
    public static final String TOO_COMMON = "too-common";

    /** The search index could not be read, or is not complete yet. */
    public static final String NO_INDEX = "no-index";

    /** The end of a whole answer. */
    public Done(String requestVerb, String token) {
      this(requestVerb, token, 0, Optional.empty());
    }

    static Done decode(Head head) throws RefusedException {
      String verb = head.required("a verb");
      String token = head.optional().orElse("-");
      return verb.equals(ClientVerb.SEARCH.name())
          ? new Done(verb, token, head.optionalNumber("a count").orElse(0), head.optional())
          : new Done(verb, token);
    }

    /** Returns whether the answer has all that was requested. */
    public boolean isWhole() {
      return missing == 0 && why.isEmpty();
    }

    @Override
    public ServerVerb verb() {
      return ServerVerb.DONE;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(requestVerb).token(token);
      if (!isWhole()) {
        frame.token(missing);
      }
      why.ifPresent(frame::token);
      frame.end();
    }
  }
}
