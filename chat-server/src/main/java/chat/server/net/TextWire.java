package chat.server.net;

import chat.protocol.ByteSink;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import chat.server.hub.Wire;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The wire of nc and of people: lines of UTF-8. PROTOCOL.md, Text.
 *
 * <p>No user can forge a line that starts with {@code *}, {@code ~} or {@code [}: whatever somebody
 * wrote stands behind a nick, on every line of it.
 */
public final class TextWire implements Wire {
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
    } else if (message instanceof ServerMessage.Emoted emoted) {
      emoted(emoted, sink);
    } else if (message instanceof ServerMessage.Told told) {
      lines("[" + told.nick() + "] ", told.nick(), told.text(), sink);
    } else if (message instanceof ServerMessage.Past past) {
      past(past, sink);
    } else {
      notice(message).ifPresent(text -> notice(text, sink));
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
      lines(said.nick() + ": ", said.nick(), said.text(), sink);
    }
  }

  private void emoted(ServerMessage.Emoted emoted, ByteSink sink) {
    if (emoted.ownId().isPresent()) {
      confirm(emoted.text(), sink);
    } else {
      lines("~ " + emoted.nick() + " ", emoted.nick(), emoted.text(), sink);
    }
  }

  private static void past(ServerMessage.Past past, ByteSink sink) {
    String when = "* " + MINUTE.format(Instant.ofEpochMilli(past.epochMillis())) + " ";
    String first = past.emote() ? "~ " + past.nick() + " " : past.nick() + ": ";
    lines(when + first, past.nick(), past.text(), sink);
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

  /** What the server itself says of a message, if it is anything for text clients. */
  private static Optional<String> notice(ServerMessage message) {
    String text = null;
    if (message instanceof ServerMessage.Welcome welcome) {
      text = "you are " + welcome.nick() + "; /nick NAME changes that, /help lists what else";
    } else if (message instanceof ServerMessage.Joined joined) {
      text = joined.nick() + " joined " + joined.room();
    } else if (message instanceof ServerMessage.Left left) {
      text = left.nick() + " left " + left.room();
    } else if (message instanceof ServerMessage.Renamed renamed) {
      text = renamed.before() + " is now " + renamed.now();
    } else if (message instanceof ServerMessage.Members members) {
      text = members(members);
    } else if (message instanceof ServerMessage.Room room) {
      text = (room.room() + " (" + room.count() + ") " + room.topic()).strip();
    } else if (message instanceof ServerMessage.Topic topic) {
      text = topic.topic().isEmpty() ? null : "topic of " + topic.room() + ": " + topic.topic();
    } else if (message instanceof ServerMessage.Gap gap) {
      text = "messages " + gap.from() + " to " + gap.to() + " are no longer held";
    } else if (message instanceof ServerMessage.Done done) {
      text = "end of /" + done.verb().toLowerCase(Locale.ROOT);
    } else if (message instanceof ServerMessage.Refused refused) {
      text = refused.sentence().toString();
    } else if (message instanceof ServerMessage.Bye bye) {
      text = bye.reason().toString();
    }
    return Optional.ofNullable(text);
  }

  private static String members(ServerMessage.Members members) {
    String where = members.room().map(RoomName::value).orElse("the chat");
    if (members.count() == 0) {
      return "nobody is in " + where + " yet";
    }
    String nicks = members.nicks().stream().map(Nick::value).collect(Collectors.joining(", "));
    return (members.count() + " in " + where + ": " + nicks).replaceFirst(": $", "");
  }
}
