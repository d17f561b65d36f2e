package chat.client.session;

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
import chat.protocol.RoomName;
import java.util.Locale;
import java.util.TreeSet;

/** Renders an event of moderation as a line of a transcript. */
final class ModerationText implements ModerationEvent.Visitor<String> {
  @Override
  public String edited(Edited event) {
    return "edited %d: %s%s%s"
        .formatted(
            event.target(),
            ChatLineText.of(event.line()),
            event.isNews() ? "" : " (known)",
            event.ref().map(ref -> " ref " + ref.text()).orElse(""));
  }

  @Override
  public String deleted(Deleted event) {
    When when = event.line().when();
    return "deleted %d of %s in %s by %s at %d%s%s"
        .formatted(
            event.target(),
            event.author().map(Object::toString).orElse("?"),
            event.room(),
            event.line().nick(),
            event.line().seq(),
            when == When.NOW ? "" : " (" + when.name().toLowerCase(Locale.ROOT) + ")",
            event.ref().map(ref -> " ref " + ref.text()).orElse(""));
  }

  @Override
  public String kicked(Kicked event) {
    return "kicked from %s: %s by %s (%s)%s"
        .formatted(
            event.kicked().room(),
            event.kicked().nick(),
            event.kicked().by(),
            event.kicked().reason(),
            event.isUs() ? " (us)" : "");
  }

  @Override
  public String invited(Invited event) {
    return "invited to %s by %s".formatted(event.invited().room(), event.invited().by());
  }

  @Override
  public String role(RoleTold event) {
    return "role in %s: %s %s%s%s"
        .formatted(
            event.role().room(),
            event.role().nick(),
            event.role().role(),
            event.isUs() ? " (us)" : "",
            event.isAsked() ? " (asked)" : "");
  }

  @Override
  public String settings(SettingsTold event) {
    return "settings of %s: %s %s changed %s%s%s"
        .formatted(
            event.settings().room(),
            event.settings().role(),
            event.settings().values(),
            new TreeSet<>(event.changed()),
            event.isAsked() ? " (asked)" : "",
            event.isOurs() ? " (ours)" : "");
  }

  @Override
  public String ban(BanListed event) {
    return "%s %d in %s: %s (%s)"
        .formatted(
            event.ban().effect(),
            event.ban().number(),
            event.ban().room().map(RoomName::value).orElse("*"),
            event.ban().label(),
            event.ban().reason());
  }

  @Override
  public String report(ReportListed event) {
    return "report %d: %s about %s (%s)"
        .formatted(
            event.report().number(),
            event.report().by(),
            event.report().about(),
            event.report().reason());
  }

  @Override
  public String notice(ServerNotice event) {
    return "notice %s: %s".formatted(event.notice().kind(), event.notice().text());
  }
}
