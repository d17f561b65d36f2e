package chat.protocol;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A message from the server to a client. PROTOCOL.md, Server to client. */
public sealed interface ServerMessage
    permits ServerMessage.Said,
        ServerMessage.Ack,
        ServerMessage.Told,
        ServerMessage.Topic,
        ServerMessage.Members,
        ServerMessage.Live,
        ServerMessage.Gap,
        ServerMessage.Skip,
        ServerMessage.Joined,
        ServerMessage.Left,
        ServerMessage.LeftInbox,
        ServerMessage.Renamed,
        ServerMessage.Refused,
        AccountMessage,
        ConnectionMessage,
        ModMessage,
        QueryAnswer {
  /** Returns the verb that this message has on the wire. */
  ServerVerb verb();

  /** Appends this message as one frame. */
  void encode(FrameWriter frame);

  /**
   * A message in a room.
   *
   * @param ownId the id its author gave it, if it is sent to its author: read back from the log
   * @param account the account of its author; {@link AccountMessage#GUEST} for a guest
   * @param isBot whether its author is a bot now, which no guest is
   */
  record Said(
      RoomName room,
      long seq,
      long epochMillis,
      Nick nick,
      MessageKind kind,
      OptionalLong ownId,
      long account,
      boolean isBot,
      Text text)
      implements ServerMessage {
    /** A person's message. */
    public Said(
        RoomName room,
        long seq,
        long epochMillis,
        Nick nick,
        MessageKind kind,
        OptionalLong ownId,
        long account,
        Text text) {
      this(room, seq, epochMillis, nick, kind, ownId, account, false, text);
    }

    /** A guest's message. */
    public Said(
        RoomName room,
        long seq,
        long epochMillis,
        Nick nick,
        MessageKind kind,
        OptionalLong ownId,
        Text text) {
      this(room, seq, epochMillis, nick, kind, ownId, AccountMessage.GUEST, text);
    }

    @Override
    public ServerVerb verb() {
      return switch (kind) {
        case SAID -> ServerVerb.SAID;
        case EMOTED -> ServerVerb.EMOTED;
      };
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(room.value()).token(seq).token(epochMillis).token(nick.value());
      frame.lastIdAndAccount(ownId, account, isBot).endWith(text);
    }
  }

  /**
   * Acknowledges the client's own message: it is stored.
   *
   * @param place the room, {@code @} for a direct message, {@code -} for a duplicate
   * @param isWaiting whether it is a direct message that waits, as its recipient is not there
   */
  record Ack(long id, String place, long seq, long epochMillis, boolean isWaiting)
      implements ServerMessage {
    /** The last token of a message that waits. */
    static final String WAITING_MARK = "waiting";

    public Ack(long id, String place, long seq, long epochMillis) {
      this(id, place, seq, epochMillis, false);
    }

    /** Acknowledges a message that was stored before. */
    public static Ack again(long id) {
      return new Ack(id, "-", 0, 0);
    }

    @Override
    public ServerVerb verb() {
      return ServerVerb.ACK;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(id).token(place).token(seq).token(epochMillis);
      if (isWaiting) {
        frame.token(WAITING_MARK);
      }
      frame.end();
    }
  }

  /** A direct message, numbered in the recipient's inbox; see {@link Said}. */
  record Told(long seq, long epochMillis, Nick nick, long account, boolean isBot, Text text)
      implements ServerMessage {
    /** A person's message. */
    public Told(long seq, long epochMillis, Nick nick, long account, Text text) {
      this(seq, epochMillis, nick, account, false, text);
    }

    /** A guest's message. */
    public Told(long seq, long epochMillis, Nick nick, Text text) {
      this(seq, epochMillis, nick, AccountMessage.GUEST, text);
    }

    @Override
    public ServerVerb verb() {
      return ServerVerb.TOLD;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(seq).token(epochMillis).token(nick.value());
      frame.lastAccount(account, isBot).endWith(text);
    }
  }

  /** The topic of a room; empty if it has none. */
  record Topic(RoomName room, Text topic) implements ServerMessage {
    @Override
    public ServerVerb verb() {
      return ServerVerb.TOPIC;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(room.value()).endWith(topic);
    }
  }

  /**
   * The members of a room, or of the whole chat.
   *
   * @param nicks some or all of them; none if there are too many to list without a WHO
   */
  record Members(Optional<RoomName> room, int count, List<Nick> nicks) implements ServerMessage {
    public Members {
      nicks = List.copyOf(nicks);
    }

    @Override
    public ServerVerb verb() {
      return ServerVerb.MEMBERS;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(room.map(RoomName::value).orElse("-")).token(count);
      frame.endWith(nicks);
    }
  }

  /** Ends a replay at {@code seq}; what follows happens now. */
  record Live(String place, long seq) implements ServerMessage {
    @Override
    public ServerVerb verb() {
      return ServerVerb.LIVE;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(place).token(seq).end();
    }
  }

  /** Reports that messages {@code from} to {@code to} are no longer stored. */
  record Gap(String place, long from, long to) implements ServerMessage {
    @Override
    public ServerVerb verb() {
      return ServerVerb.GAP;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(place).token(from).token(to).end();
    }
  }

  /** Takes the place of a stored entry of a kind that the server or the client does not know. */
  record Skip(String place, long seq) implements ServerMessage {
    @Override
    public ServerVerb verb() {
      return ServerVerb.SKIP;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(place).token(seq).end();
    }
  }

  /** A user entered a room; see {@link Said} for the account. */
  record Joined(RoomName room, Nick nick, long account) implements ServerMessage {
    /** A guest entered a room. */
    public Joined(RoomName room, Nick nick) {
      this(room, nick, AccountMessage.GUEST);
    }

    @Override
    public ServerVerb verb() {
      return ServerVerb.JOINED;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(room.value()).token(nick.value()).lastAccount(account).end();
    }
  }

  record Left(RoomName room, Nick nick) implements ServerMessage {
    @Override
    public ServerVerb verb() {
      return ServerVerb.LEFT;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(room.value()).token(nick.value()).end();
    }
  }

  /** Answers the client's LEAVE of its own inbox. */
  record LeftInbox(Nick nick) implements ServerMessage {
    @Override
    public ServerVerb verb() {
      return ServerVerb.LEFT;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(Limits.INBOX).token(nick.value()).end();
    }
  }

  record Renamed(Nick before, Nick now) implements ServerMessage {
    @Override
    public ServerVerb verb() {
      return ServerVerb.RENAMED;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(before.value()).token(now.value()).end();
    }
  }

  /**
   * Refuses a request.
   *
   * @param code a stable word, see {@link ErrorCode}; a newer server may have others
   * @param requestVerb the verb of that request, {@code -} if there is none
   * @param token its first token, {@code -} if it has none
   */
  record Refused(String code, String requestVerb, String token, Text sentence)
      implements ServerMessage {
    @Override
    public ServerVerb verb() {
      return ServerVerb.ERROR;
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin(verb()).token(code).token(requestVerb).token(token).endWith(sentence);
    }
  }
}
