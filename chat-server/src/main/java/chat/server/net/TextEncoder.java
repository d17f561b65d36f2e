package chat.server.net;

import chat.protocol.AccountMessage;
import chat.protocol.ByteSink;
import chat.protocol.ConnectionMessage;
import chat.protocol.MessageKind;
import chat.protocol.ModMessage;
import chat.protocol.Nick;
import chat.protocol.QueryAnswer;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import chat.server.hub.peer.MessageEncoder;

/**
 * Encodes messages as lines of UTF-8, for people with nc and simple programs. PROTOCOL.md, Text.
 * Any thread.
 *
 * <p>No user can forge a line that starts with {@code *}, {@code ~} or {@code [}: a nick precedes
 * each line that a user wrote.
 */
public final class TextEncoder implements MessageEncoder {
  private final boolean confirming;

  /** The lines of one message. */
  private interface Lines {
    void writeTo(ByteSink sink);
  }

  /**
   * An encoder.
   *
   * @param confirming whether a line confirms each message to its author
   */
  public TextEncoder(boolean confirming) {
    this.confirming = confirming;
  }

  @Override
  public void encode(ServerMessage message, ByteSink sink) {
    lines(message).writeTo(sink);
  }

  // An expression without default: a verb that is missing here does not compile.
  private Lines lines(ServerMessage message) {
    return switch (message.verb()) {
      case SAID, EMOTED -> said((ServerMessage.Said) message);
      case TOLD -> told((ServerMessage.Told) message);
      case PAST -> past((QueryAnswer.Past) message, "");
      case WELCOME -> notice(TextNotices.of((ConnectionMessage.Welcome) message));
      case JOINED -> notice(TextNotices.of((ServerMessage.Joined) message));
      case LEFT ->
          message instanceof ServerMessage.Left left ? notice(TextNotices.of(left)) : notice("");
      case RENAMED -> notice(TextNotices.of((ServerMessage.Renamed) message));
      case MEMBERS -> notice(TextNotices.of((ServerMessage.Members) message));
      case LISTENING -> notice(TextNotices.of((QueryAnswer.Listening) message));
      case ROOM -> notice(TextNotices.of((QueryAnswer.Room) message));
      case TOPIC -> notice(TextNotices.of((ServerMessage.Topic) message));
      case GAP -> notice(TextNotices.of((ServerMessage.Gap) message));
      case DONE -> notice(TextNotices.of((QueryAnswer.Done) message));
      case ERROR -> notice(((ServerMessage.Refused) message).sentence().toString());
      case BYE -> notice(((ConnectionMessage.Bye) message).reason().toString());
      case ACCOUNT -> notice(AccountNotices.of((AccountMessage.Account) message));
      case DEVICE -> notice(AccountNotices.of((AccountMessage.Device) message));
      case KEY -> notice(AccountNotices.of((AccountMessage.Key) message));
      case SETTINGS -> notice(ModNotices.of((ModMessage.Settings) message));
      case ROLE -> notice(ModNotices.of((ModMessage.Role) message));
      case INVITED -> notice(ModNotices.of((ModMessage.Invited) message));
      case KICKED -> notice(ModNotices.of((ModMessage.Kicked) message));
      case BAN -> notice(ModNotices.of((ModMessage.Ban) message));
      case REPORT -> notice(ModNotices.of((ModMessage.Report) message));
      case NOTICE -> notice(ModNotices.of((ModMessage.Notice) message));
      case EDITED -> edited((ModMessage.Edited) message);
      case DELETED -> notice(ModNotices.of((ModMessage.Deleted) message));
      // These are of no use to people.
      case ACK, LIVE, SKIP, CHALLENGE, TOKEN, READ, PING, PONG -> notice("");
    };
  }

  @Override
  public boolean showsMemberLists() {
    return false;
  }

  @Override
  public void encodeAck(ServerMessage.Ack ack, Text text, ByteSink sink) {
    confirm(text, sink);
  }

  private void confirm(Text text, ByteSink sink) {
    if (confirming && !text.isEmpty()) {
      sink.put("Server received your message: ").put(text).put((byte) '\n');
    }
  }

  private Lines said(ServerMessage.Said said) {
    return said.ownId().isPresent()
        ? sink -> confirm(said.text(), sink)
        : sink ->
            message(start(said.kind(), said.nick(), said.isBot()), said.nick(), said.text(), sink);
  }

  private static Lines edited(ModMessage.Edited edited) {
    return sink -> {
      notice(ModNotices.of(edited), sink);
      message(
          start(MessageKind.SAID, edited.nick(), edited.isBot()),
          edited.nick(),
          edited.text(),
          sink);
    };
  }

  private static Lines told(ServerMessage.Told told) {
    return sink ->
        message("[" + author(told.nick(), told.isBot()) + "] ", told.nick(), told.text(), sink);
  }

  @Override
  public void encodePast(QueryAnswer.Past past, boolean namesRoom, ByteSink sink) {
    past(past, namesRoom ? past.room() + " " : "").writeTo(sink);
  }

  @Override
  public void encodePastDeletion(ModMessage.Deleted tombstone, ByteSink sink) {
    notice(TextNotices.minute(tombstone.epochMillis()) + " " + ModNotices.of(tombstone), sink);
  }

  @Override
  public void encodeRemark(String sentence, ByteSink sink) {
    notice(sentence, sink);
  }

  private static Lines past(QueryAnswer.Past past, String room) {
    String found =
        "* %s %s#%d ".formatted(TextNotices.minute(past.epochMillis()), room, past.seq());
    return sink ->
        message(
            found + start(past.kind(), past.nick(), past.isBot()), past.nick(), past.text(), sink);
  }

  /** Returns the start of a message's first line. */
  private static String start(MessageKind kind, Nick nick, boolean isBot) {
    String author = author(nick, isBot);
    return switch (kind) {
      case SAID -> author + ": ";
      case EMOTED -> "~ " + author + " ";
    };
  }

  /** Returns a nick, marked if it is a bot's: no nick has a space. */
  private static String author(Nick nick, boolean isBot) {
    return isBot ? nick + " [bot]" : nick.value();
  }

  /** Appends a text; its author's nick precedes each line after the first, too. */
  private static void message(String start, Nick author, Text text, ByteSink sink) {
    sink.put(start);
    int lineStart = 0;
    for (int i = 0; i < text.byteLength(); i++) {
      if (text.byteAt(i) == '\n') {
        text.writeTo(sink, lineStart, i + 1);
        sink.put(author.value()).put("| ");
        lineStart = i + 1;
      }
    }
    text.writeTo(sink, lineStart, text.byteLength());
    sink.put((byte) '\n');
  }

  private static Lines notice(String text) {
    return sink -> notice(text, sink);
  }

  /** Appends what the server itself has to say; an empty text appends nothing. */
  static void notice(String text, ByteSink sink) {
    text.lines().forEach(line -> sink.put("* ").put(line).put((byte) '\n'));
  }
}
