package chat.protocol;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What the server says to a client. PROTOCOL.md, Server to client. */
public sealed interface ServerMessage {
  /** Appends this message as one frame. */
  void encode(FrameWriter frame);

  /** Answers HELLO. {@code lastId} is the last number of this client id that is stored. */
  record Welcome(Nick nick, String software, String logId, long lastId, int maxTextBytes)
      implements ServerMessage {
    @Override
    public void encode(FrameWriter frame) {
      frame.begin("WELCOME").token(nick.value()).token(software).token(logId);
      frame.token(lastId).token(maxTextBytes).end();
    }
  }

  /**
   * A message in a room.
   *
   * @param ownId the number one gave it oneself, where it was read back from the log
   */
  record Said(RoomName room, long seq, long epochMillis, Nick nick, OptionalLong ownId, Text text)
      implements ServerMessage {
    @Override
    public void encode(FrameWriter frame) {
      frame.begin("SAID").token(room.value()).token(seq).token(epochMillis).token(nick.value());
      frame.lastToken(ownId).endWith(text);
    }
  }

  /** Like {@link Said}, for what somebody does. */
  record Emoted(RoomName room, long seq, long epochMillis, Nick nick, OptionalLong ownId, Text text)
      implements ServerMessage {
    @Override
    public void encode(FrameWriter frame) {
      frame.begin("EMOTED").token(room.value()).token(seq).token(epochMillis).token(nick.value());
      frame.lastToken(ownId).endWith(text);
    }
  }

  /**
   * One's own message is stored.
   *
   * @param place the room, {@code @} for a direct message, {@code -} if it was stored before
   */
  record Ack(long id, String place, long seq, long epochMillis) implements ServerMessage {
    public static final String INBOX = "@";

    /** The message had been stored already. */
    public static Ack again(long id) {
      return new Ack(id, "-", 0, 0);
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin("ACK").token(id).token(place).token(seq).token(epochMillis).end();
    }
  }

  /** A direct message, numbered in one's inbox. */
  record Told(long seq, long epochMillis, Nick nick, Text text) implements ServerMessage {
    @Override
    public void encode(FrameWriter frame) {
      frame.begin("TOLD").token(seq).token(epochMillis).token(nick.value()).endWith(text);
    }
  }

  record Topic(RoomName room, Text topic) implements ServerMessage {
    @Override
    public void encode(FrameWriter frame) {
      frame.begin("TOPIC").token(room.value()).endWith(topic);
    }
  }

  /**
   * Who is in a room; who is there at all, if it is no room's.
   *
   * @param nicks some of them or all, a line each; none where there are too many to tell unasked
   */
  record Members(Optional<RoomName> room, int count, List<Nick> nicks) implements ServerMessage {
    public Members {
      nicks = List.copyOf(nicks);
    }

    @Override
    public void encode(FrameWriter frame) {
      frame.begin("MEMBERS").token(room.map(RoomName::value).orElse("-")).token(count);
      if (nicks.isEmpty()) {
        frame.end();
      } else {
        frame.endWith(Text.of(String.join("\n", nicks.stream().map(Nick::value).toList())));
      }
    }
  }

  /** A replay has come to its end, at {@code seq}; what follows happens now. */
  record Live(String place, long seq) implements ServerMessage {
    @Override
    public void encode(FrameWriter frame) {
      frame.begin("LIVE").token(place).token(seq).end();
    }
  }

  /** The numbers {@code from} to {@code to} are no longer held. */
  record Gap(String place, long from, long to) implements ServerMessage {
    @Override
    public void encode(FrameWriter frame) {
      frame.begin("GAP").token(place).token(from).token(to).end();
    }
  }

  record Joined(RoomName room, Nick nick) implements ServerMessage {
    @Override
    public void encode(FrameWriter frame) {
      frame.begin("JOINED").token(room.value()).token(nick.value()).end();
    }
  }

  record Left(RoomName room, Nick nick) implements ServerMessage {
    @Override
    public void encode(FrameWriter frame) {
      frame.begin("LEFT").token(room.value()).token(nick.value()).end();
    }
  }

  record Renamed(Nick before, Nick now) implements ServerMessage {
    @Override
    public void encode(FrameWriter frame) {
      frame.begin("RENAMED").token(before.value()).token(now.value()).end();
    }
  }

  /** A message that HISTORY or SEARCH found. */
  record Past(RoomName room, long seq, long epochMillis, Nick nick, boolean emote, Text text)
      implements ServerMessage {
    @Override
    public void encode(FrameWriter frame) {
      frame.begin("PAST").token(room.value()).token(seq).token(epochMillis).token(nick.value());
      if (emote) {
        frame.token(ServerVerb.EMOTE_MARK);
      }
      frame.endWith(text);
    }
  }

  record Room(RoomName room, int count, Text topic) implements ServerMessage {
    @Override
    public void encode(FrameWriter frame) {
      frame.begin("ROOM").token(room.value()).token(count).endWith(topic);
    }
  }

  /** The answer to a request is complete. */
  record Done(String verb, String token) implements ServerMessage {
    @Override
    public void encode(FrameWriter frame) {
      frame.begin("DONE").token(verb).token(token).end();
    }
  }

  /**
   * A request was refused.
   *
   * @param code a word that stays the same, see {@link ErrorCode}; a newer server may have others
   */
  record Refused(String code, String verb, String token, Text sentence) implements ServerMessage {
    @Override
    public void encode(FrameWriter frame) {
      frame.begin("ERROR").token(code).token(verb).token(token).endWith(sentence);
    }
  }

  record Ping(String token) implements ServerMessage {
    @Override
    public void encode(FrameWriter frame) {
      frame.begin("PING").token(token).end();
    }
  }

  record Pong(String token) implements ServerMessage {
    @Override
    public void encode(FrameWriter frame) {
      frame.begin("PONG").token(token).end();
    }
  }

  /** The server closes the connection. {@code code}: see {@link ByeCode}. */
  record Bye(String code, Text reason) implements ServerMessage {
    @Override
    public void encode(FrameWriter frame) {
      frame.begin("BYE").token(code).endWith(reason);
    }
  }
}
