package chat.client.ui;

import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sentences for what happens beside messages, without the {@code * } they are shown with. */
public final class Notices {
  private Notices() {}

  public static String joined(ServerMessage.Joined joined) {
    return joined.nick() + " joined " + joined.room();
  }

  public static String left(ServerMessage.Left left) {
    return left.nick() + " left " + left.room();
  }

  public static String renamed(ServerMessage.Renamed renamed) {
    return renamed.before() + " is now " + renamed.now();
  }

  public static String topic(ServerMessage.Topic topic) {
    return topic.topic().isEmpty()
        ? topic.room() + " has no topic"
        : "the topic of " + topic.room() + " is: " + oneLine(topic.topic());
  }

  public static String members(ServerMessage.Members members) {
    String where = members.room().map(RoomName::value).orElse("all rooms");
    String count = members.count() == 1 ? "1 person" : members.count() + " people";
    String nicks = members.nicks().stream().map(Nick::value).collect(Collectors.joining(", "));
    return "in " + where + ": " + count + (nicks.isEmpty() ? "" : ": " + nicks);
  }

  public static String room(ServerMessage.Room room) {
    String topic = room.topic().isEmpty() ? "" : ": " + oneLine(room.topic());
    return room.room() + " (" + room.count() + ")" + topic;
  }

  public static String gap(ServerMessage.Gap gap) {
    return "messages %d to %d of %s are no longer held"
        .formatted(gap.from(), gap.to(), oneLine(Text.of(gap.place())));
  }

  /** The link broke; the client goes on by itself, and a person may hurry it. */
  public static String lost() {
    return "connection lost; trying again \u2026 (Enter tries at once)";
  }

  /** The same for who reads a log file later, and asks why. */
  public static String lost(String why) {
    return "connection lost (" + oneLine(Text.of(why)) + "); trying again \u2026";
  }

  /** What is typed goes there from now on, if anywhere. */
  public static String inFront(Optional<RoomName> room) {
    return room.map(name -> "you are in " + name + " now")
        .orElse("you are in no room now; /join ROOM enters one");
  }

  /** What was held back while another room was in front is shown now. */
  public static String elsewhere(RoomName room, int count, int leftOut) {
    String rest =
        leftOut == 0 ? "" : "; the first %,d are left out, see /history".formatted(leftOut);
    return room + ": " + messages(count) + " while you were elsewhere" + rest;
  }

  /** What follows was said in the meantime. */
  public static String missing(RoomName room) {
    return "while you were away, in " + room + ":";
  }

  /** All of it was shown. */
  public static String missed(RoomName room, int count) {
    return "back in " + room + "; " + messages(count) + " while you were away";
  }

  public static String unacknowledged(Text message) {
    return "not acknowledged: " + beginning(message);
  }

  /** An answer for which nothing was found. */
  public static String nothing(String verb) {
    return switch (verb) {
      case "HISTORY" -> "nothing was said here before";
      default -> "no message here has these words";
    };
  }

  public static String refused(ServerMessage.Refused refused) {
    return refused.sentence().isEmpty()
        ? "refused: " + oneLine(Text.of(refused.code()))
        : oneLine(refused.sentence());
  }

  /** The refusal of a message, with its beginning: the person may have sent several. */
  public static String refused(ServerMessage.Refused refused, Text message) {
    return "not sent (" + refused(refused) + "): " + beginning(message);
  }

  /**
   * The lines of a notice as they are shown. What servers say of themselves comes here in many
   * ways, also within exceptions: nothing of it steers a terminal or ends a line.
   */
  static List<String> starred(String notice) {
    return Text.of(notice).toString().lines().map(line -> "* " + line).toList();
  }

  private static String messages(int count) {
    return count == 1 ? "1 message" : "%,d messages".formatted(count);
  }

  private static String beginning(Text text) {
    String line = oneLine(text);
    int shown = 60;
    return line.codePointCount(0, line.length()) <= shown
        ? line
        : line.substring(0, line.offsetByCodePoints(0, shown)) + "…";
  }

  private static String oneLine(Text text) {
    return text.toString().replace('\n', ' ');
  }
}
