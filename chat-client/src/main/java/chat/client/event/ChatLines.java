package chat.client.event;

import chat.client.event.ChatLine.Author;
import chat.client.event.ChatLine.When;
import chat.protocol.AccountMessage;
import chat.protocol.ClientMessage;
import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.QueryAnswer;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import java.time.Instant;
import java.util.Optional;

/** Makes messages as people read them from messages of the protocol. */
public final class ChatLines {
  private ChatLines() {}

  public static ChatLine of(ServerMessage.Said said, When when, Author author) {
    return line(
        new Stored(Optional.of(said.room()), said.seq(), said.epochMillis()),
        new Written(said.nick(), said.account(), said.isBot(), said.kind(), said.text()),
        when,
        author);
  }

  public static ChatLine of(ServerMessage.Told told, When when, Author author) {
    return line(
        new Stored(Optional.empty(), told.seq(), told.epochMillis()),
        new Written(told.nick(), told.account(), told.isBot(), MessageKind.SAID, told.text()),
        when,
        author);
  }

  /** A message that HISTORY or SEARCH found. */
  public static ChatLine of(QueryAnswer.Past past, Author author) {
    return line(
        new Stored(Optional.of(past.room()), past.seq(), past.epochMillis()),
        new Written(past.nick(), past.account(), past.isBot(), past.kind(), past.text()),
        When.FOUND,
        author);
  }

  /** Our message to a room, which has been acknowledged. */
  public static ChatLine ofOurs(
      ClientMessage.Say say, ServerMessage.Ack ack, Nick ours, long account) {
    return line(
        Stored.by(ack, Optional.of(say.room())),
        new Written(ours, account, false, say.kind(), say.text()),
        When.NOW,
        Author.US);
  }

  /** Our direct message, which has been acknowledged. */
  public static ChatLine ofOurs(ClientMessage.Tell tell, ServerMessage.Ack ack) {
    // The recipient's account is not known.
    return line(
        Stored.by(ack, Optional.empty()),
        new Written(tell.nick(), AccountMessage.GUEST, false, MessageKind.SAID, tell.text()),
        When.NOW,
        Author.US);
  }

  /** Where and when a message was stored. */
  private record Stored(Optional<RoomName> room, long seq, Instant time, boolean isTimeKnown) {
    Stored(Optional<RoomName> room, long seq, long epochMillis) {
      this(room, seq, Instant.ofEpochMilli(epochMillis), epochMillis != 0);
    }

    /** By an acknowledgement, which need not say when: then it is when it arrived. */
    static Stored by(ServerMessage.Ack ack, Optional<RoomName> room) {
      return ack.epochMillis() == 0
          ? new Stored(room, ack.seq(), Instant.now(), false)
          : new Stored(room, ack.seq(), ack.epochMillis());
    }
  }

  /**
   * Who wrote what.
   *
   * @param isBot false for our own, of which the server does not say it
   */
  private record Written(Nick nick, long account, boolean isBot, MessageKind kind, Text text) {}

  private static ChatLine line(Stored stored, Written written, When when, Author author) {
    return new ChatLine(
        stored.room(),
        stored.seq(),
        stored.time(),
        stored.isTimeKnown(),
        written.nick(),
        written.account(),
        written.isBot(),
        written.kind(),
        written.text(),
        when,
        author);
  }
}
