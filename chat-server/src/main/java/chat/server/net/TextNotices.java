package chat.server.net;

import chat.protocol.ClientVerb;
import chat.protocol.ConnectionMessage;
import chat.protocol.Nick;
import chat.protocol.QueryAnswer;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.command.SearchGaps;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The sentences in which people with nc read what happens; empty where nothing does. Any thread.
 */
final class TextNotices {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private TextNotices() {}

  /** Formats a time for notices, like {@code 2026-11-20 10:32 UTC}. */
  static String minute(long epochMillis) {
    return MINUTE.format(Instant.ofEpochMilli(epochMillis));
  }

  static String of(ConnectionMessage.Welcome welcome) {
    String name = welcome.limits().name();
    return "you are "
        + welcome.nick()
        + (name.isEmpty() ? "" : " on " + name)
        + "; /nick NICK changes your nick, /help lists all commands";
  }

  static String of(ServerMessage.Joined joined) {
    return joined.nick() + " joined " + joined.room();
  }

  static String of(ServerMessage.Left left) {
    return left.nick() + " left " + left.room();
  }

  static String of(ServerMessage.Renamed renamed) {
    return renamed.before() + " is now " + renamed.now();
  }

  static String of(ServerMessage.Members members) {
    String where = members.room().map(RoomName::value).orElse("the chat");
    if (members.count() == 0) {
      return "nobody is in " + where + " yet";
    }
    String count = members.count() + " in " + where;
    String nicks = members.nicks().stream().map(Nick::value).collect(Collectors.joining(", "));
    return nicks.isEmpty() ? count : count + ": " + nicks;
  }

  static String of(QueryAnswer.Listening listening) {
    return listening.nicks().stream()
        .map(nick -> nick + " (listening)")
        .collect(Collectors.joining(", "));
  }

  static String of(QueryAnswer.Room room) {
    return (room.room() + " (" + room.count() + ") " + room.topic()).strip();
  }

  static String of(ServerMessage.Topic topic) {
    return topic.topic().isEmpty() ? "" : "topic of " + topic.room() + ": " + topic.topic();
  }

  static String of(ServerMessage.Gap gap) {
    return "messages " + gap.from() + " to " + gap.to() + " are no longer stored";
  }

  static String of(QueryAnswer.Done done) {
    if (done.requestVerb().equals(ClientVerb.AUTH.name())) {
      return AccountNotices.of(done);
    }
    if (done.requestVerb().equals(ClientVerb.MOD.name())) {
      return ModNotices.of(done);
    }
    List<String> lines = new ArrayList<>(SearchGaps.sentences(done));
    lines.add("end of /" + done.requestVerb().toLowerCase(Locale.ROOT));
    return String.join("\n", lines);
  }
}
