package chat.client.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.event.ChatLine;
import chat.client.event.ChatLine.Author;
import chat.client.event.ChatLine.When;
import chat.client.event.ModerationEvent;
import chat.fixture.Json;
import chat.json.JsonScalar;
import chat.protocol.MessageKind;
import chat.protocol.ModMessage;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Events of moderation as a program and a person read them. */
final class ModerationViewTest {
  private static final Nick ALICE = Nick.of("alice");
  private static final Nick BOB = Nick.of("bob");
  private static final Nick CAROL = Nick.of("carol");
  private static final RoomName TEA = RoomName.of("#tea");
  private static final Instant NOON = Instant.parse("2026-01-01T12:05:59.007Z");

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  /** Checks the object; in {@code line}, single quotes denote double ones. */
  private void json(ModerationEvent event, String line) {
    new JsonView(new LineOutput(printed, UTF_8, why -> {})).show(List.of(event));
    String json = printed.toString(UTF_8).strip();
    printed.reset();
    Json.assertObject(json);
    JsonEventTable.assertDocumented(json);
    assertEquals(line, json.replace('"', '\''));
  }

  private static void person(ModerationEvent event, String sentence) {
    assertEquals(sentence, ModerationNotice.of(event).orElseThrow().sentence());
  }

  private static ChatLine line(long seq, Nick nick, String text, When when, Author author) {
    return new ChatLine(
        Optional.of(TEA), seq, NOON, true, nick, 7, MessageKind.SAID, Text.of(text), when, author);
  }

  private static ModerationEvent edited(long target, String text, boolean isNews) {
    return new ModerationEvent.Edited(
        line(9, BOB, text, When.NOW, Author.OTHER), target, isNews, Optional.empty());
  }

  @Test
  void editHasTheNewText() {
    json(
        edited(7, "hi\nyou", true),
        "{'event':'edited','room':'#tea','nick':'bob','account':7,'bot':false,'seq':9,"
            + "'time':'2026-01-01T12:05:59.007Z','target':7,'when':'now','own':false,"
            + "'text':'hi\\nyou','ref':null}");
    person(edited(7, "hi\n* you are op", true), "bob edited message 7 in #tea: hi * you are op");
    person(edited(0, "", true), "bob edited a message in #tea; /history shows it");
    assertEquals(Optional.empty(), ModerationNotice.of(edited(7, "hi", false)));
  }

  @Test
  void deletionSaysWhoseMessageItWas() {
    ModerationEvent entry =
        new ModerationEvent.Deleted(
            line(9, CAROL, "", When.NOW, Author.US),
            7,
            Optional.of(BOB),
            Optional.of(new JsonScalar(true, "x")));
    json(
        entry,
        "{'event':'deleted','room':'#tea','nick':'carol','account':7,'seq':9,"
            + "'time':'2026-01-01T12:05:59.007Z','target':7,'when':'now','own':true,"
            + "'author':'bob','ref':'x'}");
    person(entry, "message 7 of bob in #tea was deleted by carol");
    ModerationEvent tombstone =
        new ModerationEvent.Deleted(
            line(7, BOB, "", When.BEFORE, Author.OTHER), 7, Optional.of(BOB), Optional.empty());
    person(tombstone, "message 7 of bob in #tea was deleted");
    // In what was said before we came, the tombstone in the message's place says enough.
    ModerationEvent old =
        new ModerationEvent.Deleted(
            line(9, CAROL, "", When.BEFORE, Author.OTHER), 7, Optional.empty(), Optional.empty());
    assertEquals(Optional.empty(), ModerationNotice.of(old));
  }

  @Test
  void kickHasItsReason() {
    ModMessage.Kicked kicked = new ModMessage.Kicked(TEA, BOB, CAROL, Text.of("spam"));
    json(
        new ModerationEvent.Kicked(kicked, true),
        "{'event':'kicked','room':'#tea','nick':'bob','by':'carol','effect':'kick','until':null,'reason':'spam','own':true}");
    person(new ModerationEvent.Kicked(kicked, true), "you were kicked from #tea by carol: spam");
    person(new ModerationEvent.Kicked(kicked, false), "bob was kicked from #tea by carol: spam");
  }

  @Test
  void banSaysFromWhereAndItsEnd() {
    long until = Instant.parse("2026-11-22T12:00:00Z").toEpochMilli();
    ModMessage.Kicked banned =
        new ModMessage.Kicked(TEA, BOB, CAROL, "ban", OptionalLong.of(until), Text.of("spam"));
    json(
        new ModerationEvent.Kicked(banned, false),
        "{'event':'kicked','room':'#tea','nick':'bob','by':'carol','effect':'ban',"
            + "'until':'2026-11-22T12:00:00.000Z','reason':'spam','own':false}");
    String sentence =
        ModerationNotice.of(new ModerationEvent.Kicked(banned, true)).orElseThrow().sentence();
    assertTrue(
        sentence.matches("you were banned from #tea until 2026-11-2. ..:.. by carol: spam"),
        sentence);
    ModMessage.Kicked kicked =
        new ModMessage.Kicked(TEA, BOB, CAROL, "server-kick", OptionalLong.empty(), Text.EMPTY);
    person(new ModerationEvent.Kicked(kicked, false), "bob was kicked from the server by carol");
    ModMessage.Kicked gone =
        new ModMessage.Kicked(TEA, BOB, CAROL, "server-ban", OptionalLong.empty(), Text.EMPTY);
    person(new ModerationEvent.Kicked(gone, false), "bob was banned from the server by carol");
    ModMessage.Kicked newer =
        new ModMessage.Kicked(TEA, BOB, CAROL, "later", OptionalLong.empty(), Text.EMPTY);
    person(new ModerationEvent.Kicked(newer, false), "bob was kicked from #tea by carol");
  }

  @Test
  void invitationSaysHowToEnter() {
    ModerationEvent event = new ModerationEvent.Invited(new ModMessage.Invited(TEA, BOB));
    json(event, "{'event':'invited','room':'#tea','by':'bob'}");
    person(
        event, "bob invites you to #tea; /join #tea enters it, /uninvite YOUR-NICK #tea declines");
  }

  @Test
  void roleIsThatOfNowOrTheAnswer() {
    ModMessage.Role role = new ModMessage.Role(TEA, BOB, "op", 7);
    json(
        new ModerationEvent.RoleTold(role, false, true),
        "{'event':'role','room':'#tea','nick':'bob','account':7,'role':'op','asked':true}");
    person(new ModerationEvent.RoleTold(role, false, true), "bob in #tea: op");
    person(new ModerationEvent.RoleTold(role, true, false), "your role in #tea is now: op");
  }

  @Test
  void settingsAreShownWholeOrAsTheyChanged() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("owner", "alice");
    values.put("private", "");
    values.put("slow", "5");
    ModMessage.Settings settings = new ModMessage.Settings(TEA, "member", values);
    ModerationEvent asked = new ModerationEvent.SettingsTold(settings, Set.of(), true, false);
    json(
        asked,
        "{'event':'settings','room':'#tea','role':'member',"
            + "'settings':['owner alice','private','slow 5'],'asked':true}");
    person(asked, "#tea: owner alice, private, slow 5; you are member");
    person(
        new ModerationEvent.SettingsTold(settings, Set.of("slow"), false, false),
        "#tea is now: slow 5");
    assertEquals(
        Optional.empty(),
        ModerationNotice.of(
            new ModerationEvent.SettingsTold(settings, Set.of("slow"), false, true)));
  }

  @Test
  void banHasItsNumberAndItsEnd() {
    ModMessage.Ban ban =
        new ModMessage.Ban(
            Optional.empty(), 12, "ban", OptionalLong.empty(), ALICE, "bob's account", "spam");
    json(
        new ModerationEvent.BanListed(ban),
        "{'event':'ban','room':null,'number':12,'effect':'ban','label':'bob's account',"
            + "'until':null,'by':'alice','reason':'spam'}");
    person(
        new ModerationEvent.BanListed(ban),
        "ban 12 on the server: bob's account, for good, by alice: spam");
  }

  @Test
  void reportAndNoticeAreShown() {
    ModMessage.Report report =
        new ModMessage.Report(
            3, NOON.toEpochMilli(), CAROL, BOB, Optional.of(TEA), Text.of("rude"));
    json(
        new ModerationEvent.ReportListed(report),
        "{'event':'report','room':'#tea','number':3,'time':'2026-01-01T12:05:59.007Z',"
            + "'by':'carol','about':'bob','reason':'rude'}");
    ModerationEvent notice =
        new ModerationEvent.ServerNotice(new ModMessage.Notice("drain", Text.of("stops at noon")));
    json(notice, "{'event':'news','kind':'drain','text':'stops at noon'}");
    person(notice, "drain: stops at noon");
    ModerationEvent greeting =
        new ModerationEvent.ServerNotice(
            new ModMessage.Notice("greeting", Text.of("Mind the cups")));
    json(greeting, "{'event':'news','kind':'greeting','text':'Mind the cups'}");
    person(greeting, "greeting: Mind the cups");
  }
}
