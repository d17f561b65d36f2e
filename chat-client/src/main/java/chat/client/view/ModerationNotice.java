package chat.client.view;

import chat.client.event.ChatLine.When;
import chat.client.event.ModerationEvent;
import chat.client.event.ModerationEvent.BanListed;
import chat.client.event.ModerationEvent.Deleted;
import chat.client.event.ModerationEvent.Edited;
import chat.client.event.ModerationEvent.Invited;
import chat.client.event.ModerationEvent.Kicked;
import chat.client.event.ModerationEvent.ReportListed;
import chat.client.event.ModerationEvent.RoleTold;
import chat.client.event.ModerationEvent.ServerNotice;
import chat.client.event.ModerationEvent.SettingsTold;
import chat.protocol.ModMessage;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The sentence that a person reads of an event of moderation.
 *
 * @param room the room that it is news of; empty if everybody is to read it, wherever they are
 */
public record ModerationNotice(Optional<RoomName> room, String sentence) {
  private static final Sentences SENTENCES = new Sentences();

  /** Returns the sentence for an event; empty if a person need not read one. */
  public static Optional<ModerationNotice> of(ModerationEvent event) {
    return event.visit(SENTENCES);
  }

  private static Optional<ModerationNotice> toAll(String sentence) {
    return Optional.of(new ModerationNotice(Optional.empty(), sentence));
  }

  private static Optional<ModerationNotice> news(RoomName room, String sentence) {
    return Optional.of(new ModerationNotice(Optional.of(room), sentence));
  }

  private static final class Sentences
      implements ModerationEvent.Visitor<Optional<ModerationNotice>> {
    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
            .withZone(ZoneId.systemDefault());

    /** The last time that is formatted: a server may send any number; years have four digits. */
    private static final long MAX_MILLIS = Instant.parse("9999-12-30T00:00:00Z").toEpochMilli();

    @Override
    public Optional<ModerationNotice> edited(Edited event) {
      if (!event.isNews()) {
        return Optional.empty();
      }
      String text = Notices.oneLine(event.line().text());
      return news(
          event.room(),
          "%s edited %s in %s%s"
              .formatted(
                  event.line().nick(),
                  event.target() == 0 ? "a message" : "message " + event.target(),
                  event.room(),
                  text.isEmpty() ? "; /history shows it" : ": " + text));
    }

    @Override
    public Optional<ModerationNotice> deleted(Deleted event) {
      if (event.line().when() == When.BEFORE && !event.isTombstone()) {
        return Optional.empty(); // the tombstone precedes it
      }
      String message = event.target() == 0 ? "a message" : "message " + event.target();
      String author = event.author().map(nick -> " of " + nick).orElse("");
      String by = event.isTombstone() ? "" : " by " + event.line().nick();
      String sentence = "%s%s in %s was deleted%s".formatted(message, author, event.room(), by);
      return event.line().isEarlier() ? toAll(sentence) : news(event.room(), sentence);
    }

    @Override
    public Optional<ModerationNotice> kicked(Kicked event) {
      ModMessage.Kicked kicked = event.kicked();
      String end = kicked.untilMillis().isPresent() ? " " + until(kicked.untilMillis()) : "";
      String sentence =
          "%s %s from %s%s by %s%s"
              .formatted(
                  event.isUs() ? "you were" : kicked.nick() + " was",
                  kicked.isBan() ? "banned" : "kicked",
                  kicked.isFromServer() ? "the server" : kicked.room(),
                  end,
                  kicked.by(),
                  reason(kicked.reason()));
      return event.isUs() ? toAll(sentence) : news(kicked.room(), sentence);
    }

    @Override
    public Optional<ModerationNotice> invited(Invited event) {
      ModMessage.Invited invited = event.invited();
      return toAll(
          "%s invites you to %s; /join %s enters it, /uninvite YOUR-NICK %s declines"
              .formatted(invited.by(), invited.room(), invited.room(), invited.room()));
    }

    @Override
    public Optional<ModerationNotice> role(RoleTold event) {
      ModMessage.Role role = event.role();
      String sentence =
          "%s in %s: %s"
              .formatted(event.isUs() ? "you" : role.nick(), role.room(), harmless(role.role()));
      if (event.isAsked()) {
        return toAll(sentence);
      }
      sentence =
          "%s role in %s is now: %s"
              .formatted(
                  event.isUs() ? "your" : role.nick() + "'s", role.room(), harmless(role.role()));
      return event.isUs() ? toAll(sentence) : news(role.room(), sentence);
    }

    @Override
    public Optional<ModerationNotice> settings(SettingsTold event) {
      ModMessage.Settings settings = event.settings();
      if (event.isOurs()) {
        return Optional.empty();
      }
      if (!event.isAsked() && !event.changed().isEmpty()) {
        return news(
            settings.room(),
            settings.room() + " is now: " + values(settings, event.changed()::contains));
      }
      String all =
          "%s: %s; you are %s"
              .formatted(
                  settings.room(), values(settings, name -> true), harmless(settings.role()));
      return event.isAsked() ? toAll(all) : news(settings.room(), all);
    }

    private static String values(ModMessage.Settings settings, Predicate<String> isShown) {
      return settings.values().entrySet().stream()
          .filter(setting -> isShown.test(setting.getKey()))
          .map(setting -> (setting.getKey() + " " + setting.getValue()).strip())
          .map(Sentences::harmless)
          .collect(Collectors.joining(", "));
    }

    @Override
    public Optional<ModerationNotice> ban(BanListed event) {
      ModMessage.Ban ban = event.ban();
      return toAll(
          "%s %d %s: %s, %s, by %s%s"
              .formatted(
                  harmless(ban.effect()),
                  ban.number(),
                  ban.room().map(room -> "in " + room).orElse("on the server"),
                  harmless(ban.label()),
                  until(ban.untilMillis()),
                  ban.by(),
                  reason(Text.of(ban.reason()))));
    }

    private static String until(OptionalLong millis) {
      return millis.isPresent() ? "until " + time(millis.getAsLong()) : "for good";
    }

    @Override
    public Optional<ModerationNotice> report(ReportListed event) {
      ModMessage.Report report = event.report();
      return toAll(
          "report %d of %s, by %s about %s%s%s"
              .formatted(
                  report.number(),
                  time(report.epochMillis()),
                  report.by(),
                  report.about(),
                  report.room().map(room -> " in " + room).orElse(""),
                  reason(report.reason())));
    }

    @Override
    public Optional<ModerationNotice> notice(ServerNotice event) {
      ModMessage.Notice notice = event.notice();
      boolean isLabelled = !notice.kind().equals("motd") && !notice.kind().equals("rules");
      return toAll((isLabelled ? harmless(notice.kind()) + ": " : "") + notice.text());
    }

    private static String time(long epochMillis) {
      return TIME.format(Instant.ofEpochMilli(Math.min(epochMillis, MAX_MILLIS)));
    }

    private static String reason(Text reason) {
      return reason.isEmpty() ? "" : ": " + Notices.oneLine(reason);
    }

    private static String harmless(String word) {
      return Notices.oneLine(Text.of(word));
    }
  }
}
