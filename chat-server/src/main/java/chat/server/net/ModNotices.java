package chat.server.net;

import chat.protocol.ModMessage;
import chat.protocol.ModRequest;
import chat.protocol.QueryAnswer;
import chat.protocol.RoomName;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The sentences in which people with nc read of moderation. Any thread. */
final class ModNotices {
  private ModNotices() {}

  static String of(ModMessage.Settings settings) {
    StringBuilder lines = new StringBuilder();
    lines.append("settings of ").append(settings.room());
    lines.append(", where you are ").append(settings.role()).append(':');
    settings.values().forEach((name, value) -> lines.append('\n').append(name + after(" ", value)));
    return lines.toString();
  }

  static String of(ModMessage.Role role) {
    return role.nick() + " is now " + role.role() + " in " + role.room();
  }

  static String of(ModMessage.Invited invited) {
    String room = invited.room().value();
    return "%s invites you to %s; /join %s enters it, /uninvite YOUR-NICK %s declines"
        .formatted(invited.by(), room, room.substring(1), room);
  }

  static String of(ModMessage.Kicked kicked) {
    String end =
        kicked.untilMillis().isPresent()
            ? " until " + TextNotices.minute(kicked.untilMillis().getAsLong())
            : "";
    return "%s was %s from %s%s by %s"
            .formatted(
                kicked.nick(),
                kicked.isBan() ? "banned" : "kicked",
                kicked.isFromServer() ? "this server" : kicked.room(),
                end,
                kicked.by())
        + after(": ", kicked.reason().toString());
  }

  static String of(ModMessage.Ban ban) {
    String end =
        ban.untilMillis().isPresent()
            ? "until " + TextNotices.minute(ban.untilMillis().getAsLong())
            : "for good";
    return "%s %d %s: %s, %s, by %s"
            .formatted(ban.effect(), ban.number(), where(ban.room()), ban.label(), end, ban.by())
        + after(": ", ban.reason());
  }

  static String of(ModMessage.Report report) {
    return "report %d of %s: %s about %s%s: %s"
        .formatted(
            report.number(),
            TextNotices.minute(report.epochMillis()),
            report.by(),
            report.about(),
            after(" ", report.room().map(room -> where(report.room())).orElse("")),
            report.reason());
  }

  static String of(ModMessage.Notice notice) {
    return notice.text().toString();
  }

  /** The notice above the new text. */
  static String of(ModMessage.Edited edited) {
    return edited.nick() + " edited message " + edited.target() + ":";
  }

  static String of(ModMessage.Deleted deleted) {
    return deleted.isTombstone()
        ? "message %d of %s was deleted".formatted(deleted.target(), deleted.nick())
        : "message %d was deleted by %s".formatted(deleted.target(), deleted.nick());
  }

  /** What ends the answer to a request; empty where the answer says enough. */
  static String of(QueryAnswer.Done done) {
    Optional<ModRequest.Action> action =
        Stream.of(ModRequest.Action.values())
            .filter(known -> known.word().equals(done.token()))
            .findFirst();
    return action.map(ModNotices::done).orElse("");
  }

  private static String done(ModRequest.Action action) {
    return switch (action) {
      case BANS, REPORTS -> "end of /" + action.word().toLowerCase(Locale.ROOT);
      case SET -> "changed";
      case INVITE -> "invited";
      case UNINVITE -> "no longer invited";
      case OP, DEOP, VOICE, DEVOICE, GIVE, CLAIM -> "done";
      case UNBAN -> "removed";
      case REPORT -> "reported to the moderators";
      case RESOLVE -> "marked as done";
      case ROOM, KICK, BAN, MUTE, RULES, MOTD -> "";
    };
  }

  private static String where(Optional<RoomName> room) {
    return room.map(name -> "in " + name).orElse("on this server");
  }

  private static String after(String start, String text) {
    return text.isEmpty() ? "" : start + text;
  }
}
