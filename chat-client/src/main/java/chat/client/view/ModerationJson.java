package chat.client.view;

import chat.client.event.ChatLine;
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
import chat.json.JsonObject;
import chat.protocol.ModMessage;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The JSON objects for events of moderation. The README documents the names. */
final class ModerationJson implements ModerationEvent.Visitor<JsonObject> {
  @Override
  public JsonObject edited(Edited event) {
    JsonObject json = json("edited", event.line().room());
    json.string("nick", event.line().nick().value());
    return changed(JsonFields.author(json, event.line()), event.line(), event.target())
        .string("text", event.line().text().toString())
        .scalar("ref", event.ref());
  }

  @Override
  public JsonObject deleted(Deleted event) {
    JsonObject json = json("deleted", event.line().room());
    json.string("nick", event.line().nick().value());
    JsonFields.account(json, event.line().account());
    return changed(json, event.line(), event.target())
        .string("author", event.author().map(Nick::value))
        .scalar("ref", event.ref());
  }

  private static JsonObject changed(JsonObject json, ChatLine line, long target) {
    JsonFields.number(json, "seq", line.seq());
    json.string("time", JsonFields.time(line.time()));
    JsonFields.number(json, "target", target);
    return json.string("when", JsonFields.word(line.when())).flag("own", line.isOurAccounts());
  }

  @Override
  public JsonObject kicked(Kicked event) {
    ModMessage.Kicked kicked = event.kicked();
    return json("kicked", Optional.of(kicked.room()))
        .string("nick", kicked.nick().value())
        .string("by", kicked.by().value())
        .string("effect", kicked.effect())
        .string("until", time(kicked.untilMillis()))
        .string("reason", kicked.reason().toString())
        .flag("own", event.isUs());
  }

  @Override
  public JsonObject invited(Invited event) {
    return json("invited", Optional.of(event.invited().room()))
        .string("by", event.invited().by().value());
  }

  @Override
  public JsonObject role(RoleTold event) {
    JsonObject json =
        json("role", Optional.of(event.role().room())).string("nick", event.role().nick().value());
    return JsonFields.account(json, event.role().account())
        .string("role", event.role().role())
        .flag("asked", event.isAsked());
  }

  @Override
  public JsonObject settings(SettingsTold event) {
    ModMessage.Settings settings = event.settings();
    List<String> lines =
        settings.values().entrySet().stream()
            .map(setting -> (setting.getKey() + " " + setting.getValue()).strip())
            .toList();
    return json("settings", Optional.of(settings.room()))
        .string("role", settings.role())
        .strings("settings", lines)
        .flag("asked", event.isAsked());
  }

  @Override
  public JsonObject ban(BanListed event) {
    ModMessage.Ban ban = event.ban();
    return json("ban", ban.room())
        .number("number", ban.number())
        .string("effect", ban.effect())
        .string("label", ban.label())
        .string("until", time(ban.untilMillis()))
        .string("by", ban.by().value())
        .string("reason", ban.reason());
  }

  private static Optional<String> time(OptionalLong millis) {
    return millis.isPresent()
        ? Optional.of(JsonFields.time(Instant.ofEpochMilli(millis.getAsLong())))
        : Optional.empty();
  }

  @Override
  public JsonObject report(ReportListed event) {
    ModMessage.Report report = event.report();
    return json("report", report.room())
        .number("number", report.number())
        .string("time", JsonFields.time(Instant.ofEpochMilli(report.epochMillis())))
        .string("by", report.by().value())
        .string("about", report.about().value())
        .string("reason", report.reason().toString());
  }

  @Override
  public JsonObject notice(ServerNotice event) {
    return new JsonObject()
        .string("event", "news")
        .string("kind", event.notice().kind())
        .string("text", event.notice().text().toString());
  }

  private static JsonObject json(String event, Optional<RoomName> room) {
    return new JsonObject().string("event", event).string("room", room.map(RoomName::value));
  }
}
