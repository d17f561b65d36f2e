package chat.server.net;

import chat.protocol.ByteSink;
import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import chat.server.hub.MessageEncoder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The wire of nc and of people: lines of UTF-8. PROTOCOL.md, Text.
 *
 * <p>No user can forge a line that starts with {@code *}, {@code ~} or {@code [}: whatever somebody
 * wrote stands behind a nick, on every line of it.
 */
public final class TextWire implements MessageEncoder {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private final boolean confirming;

  /**
   * The text wire.
   *
   * @param confirming whether each message is answered by a line that it was received
   */
  public TextWire(boolean confirming) {
    this.confirming = confirming;
  }

  @Override
  public void encode(ServerMessage message, ByteSink sink) {
    if (message instanceof ServerMessage.Said said) {
      said(said, sink);
    } else if (message instanceof ServerMessage.Told told) {
      lines("[" + told.nick() + "] ", told.nick(), told.text(), sink);
    } else if (message instanceof ServerMessage.Past past) {
      past(past, sink);
    } else {
      notice(notice(message), sink);
    }
  }

  @Override
  public void encodeAck(ServerMessage.Ack ack, Text text, ByteSink sink) {
    confirm(text, sink);
  }

  private void confirm(Text text, ByteSink sink) {
    if (confirming) {
      sink.put("Server received your message: ").put(text).put((byte) '\n');
    }
  }

  private void said(ServerMessage.Said said, ByteSink sink) {
    if (said.ownId().isPresent()) {
      confirm(said.text(), sink);
    } else {
      lines(start(said.kind(), said.nick()), said.nick(), said.text(), sink);
    }
  }

  private static void past(ServerMessage.Past past, ByteSink sink) {
    String when = "* " + MINUTE.format(Instant.ofEpochMilli(past.epochMillis())) + " ";
    lines(when + start(past.kind(), past.nick()), past.nick(), past.text(), sink);
  }

  /** Returns what the first line of a message starts with. */
  private static String start(MessageKind kind, Nick nick) {
    return switch (kind) {
      case SAID -> nick + ": ";
      case EMOTED -> "~ " + nick + " ";
    };
  }

  /** A text whose further lines are marked as its author's too. */
  private static void lines(String first, Nick nick, Text text, ByteSink sink) {
    sink.put(first);
    int start = 0;
    for (int i = 0; i < text.byteLength(); i++) {
      if (text.byteAt(i) == '\n') {
        text.writeTo(sink, start, i + 1);
        sink.put(nick.value()).put("| ");
        start = i + 1;
      }
    }
    text.writeTo(sink, start, text.byteLength());
    sink.put((byte) '\n');
  }

  static void notice(String text, ByteSink sink) {
    text.lines().forEach(line -> sink.put("* ").put(line).put((byte) '\n'));
  }

  /** What the server itself says; nothing where a message is of no use to text clients. */
  private static String notice(ServerMessage message) {
    if (message instanceof ServerMessage.Welcome welcome) {
      return "you are " + welcome.nick() + "; /nick NAME changes that, /help lists what else";
    }
    if (message instanceof ServerMessage.Joined joined) {
      return joined.nick() + " joined " + joined.room();
    }
    if (message instanceof ServerMessage.Left left) {
      return left.nick() + " left " + left.room();
    }
    if (message instanceof ServerMessage.Renamed renamed) {
      return renamed.before() + " is now " + renamed.now();
    }
    if (message instanceof ServerMessage.Members members) {
      return members(members);
    }
    if (message instanceof ServerMessage.Room room) {
      return (room.room() + " (" + room.count() + ") " + room.topic()).strip();
    }
    if (message instanceof ServerMessage.Topic topic) {
      return topic.topic().isEmpty() ? "" : "topic of " + topic.room() + ": " + topic.topic();
    }
    if (message instanceof ServerMessage.Gap gap) {
      return "messages " + gap.from() + " to " + gap.to() + " are no longer held";
    }
    if (message instanceof ServerMessage.Done done) {
      return "end of /" + done.requestVerb().toLowerCase(Locale.ROOT);
    }
    if (message instanceof ServerMessage.Refused refused) {
      return refused.sentence().toString();
    }
    return message instanceof ServerMessage.Bye bye ? bye.reason().toString() : "";
  }

  private static String members(ServerMessage.Members members) {
    String where = members.room().map(RoomName::value).orElse("the chat");
    if (members.count() == 0) {
      return "nobody is in " + where + " yet";
    }
    String count = members.count() + " in " + where;
    String nicks = members.nicks().stream().map(Nick::value).collect(Collectors.joining(", "));
    return nicks.isEmpty() ? count : count + ": " + nicks;
  }
}
