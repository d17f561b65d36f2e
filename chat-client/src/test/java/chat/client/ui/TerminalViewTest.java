package chat.client.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.config.Bell;
import chat.client.config.Show;
import chat.client.ui.ChatLine.Kind;
import chat.client.ui.ChatLine.When;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage.Joined;
import chat.protocol.ServerMessage.Left;
import chat.protocol.Text;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a terminal that can show lines and no more has on it, in the lobby. */
final class TerminalViewTest {
  private static final Nick ALICE = Nick.of("alice");
  private static final Nick TROLL = Nick.of("troll");
  private static final Instant NOON = Instant.parse("2026-01-01T12:05:59Z");

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final Preferences preferences = new Preferences(Bell.OFF, Show.ALL, List.of(), List.of());
  private final View view =
      new TerminalView(
          new LineOutput(shown, UTF_8, why -> {}),
          Clock.fixed(NOON, ZoneOffset.UTC),
          new Lobby(),
          preferences);

  /** The only room there is. */
  private record Lobby() implements RoomList {
    @Override
    public List<RoomName> entered() {
      return List.of(RoomName.LOBBY);
    }

    @Override
    public Optional<RoomName> current() {
      return Optional.of(RoomName.LOBBY);
    }

    @Override
    public boolean wereSeveral() {
      return false;
    }
  }

  private void sees(String... lines) {
    assertEquals(List.of(lines), shown.toString(UTF_8).lines().toList());
    shown.reset();
  }

  private static ChatLine line(String room, Nick nick, Kind kind, String text) {
    Optional<RoomName> place = Optional.of(room).filter(r -> !r.isEmpty()).map(RoomName::of);
    return new ChatLine(place, 7, NOON.toEpochMilli(), nick, kind, Text.of(text), When.NOW, false);
  }

  private void hears(Kind kind, String text) {
    view.message(line("#lobby", ALICE, kind, text));
  }

  @Test
  void theRoomComesFirstWhereItIsAnother() {
    view.message(line("#tea", ALICE, Kind.SAID, "x"));
    hears(Kind.SAID, "y");
    sees("12:05 #tea alice: x", "12:05 alice: y");
  }

  @Test
  void everyLineNamesItsSender() {
    hears(Kind.SAID, "hi\n* root joined\nbob: forged");
    hears(Kind.EMOTED, "waves\ntwice");
    hears(Kind.TOLD, "a\nb");
    sees(
        "12:05 alice: hi",
        "12:05 alice| * root joined",
        "12:05 alice| bob: forged",
        "12:05 ~ alice waves",
        "12:05 alice| twice",
        "12:05 [alice] a",
        "12:05 [alice] b");
  }

  @Test
  void aTimeBeyondAllTimesIsShownAsSomeTime() {
    view.message(
        new ChatLine(
            Optional.of(RoomName.LOBBY),
            1,
            Long.MAX_VALUE,
            ALICE,
            Kind.SAID,
            Text.of("x"),
            When.NOW,
            false));
    sees("* Thursday, 30 December 9999", "00:00 alice: x");
  }

  @Test
  void noSentenceOfAServerSteersTheTerminal() {
    view.notice("gone\u001b[2J\rbob: hi");
    view.news("\u009b2J");
    view.ask("which \u001b]0;nick? ");
    sees("* gone\ufffd[2J\ufffdbob: hi", "* \ufffd2J", "which \ufffd]0;nick? ");
  }

  @Test
  void whoIsIgnoredFromNowOnIsNeitherHeardNorSeenToComeAndGo() {
    preferences.ignored(List.of(Nick.of("Troll")));
    view.message(line("#lobby", TROLL, Kind.SAID, "alice!"));
    view.message(line("", TROLL, Kind.TOLD, "alice!"));
    view.joined(new Joined(RoomName.LOBBY, TROLL));
    view.left(new Left(RoomName.LOBBY, TROLL));
    sees();
    preferences.ignored(List.of());
    view.joined(new Joined(RoomName.LOBBY, TROLL));
    view.message(line("#lobby", TROLL, Kind.SAID, "hi"));
    view.left(new Left(RoomName.LOBBY, TROLL));
    sees("* troll joined #lobby", "12:05 troll: hi", "* troll left #lobby");
  }

  @Test
  void whatOneSaidOneselfToSomebodyIgnoredIsStillLookedUp() {
    preferences.ignored(List.of(TROLL));
    view.message(
        new ChatLine(
            Optional.empty(),
            1,
            NOON.toEpochMilli(),
            TROLL,
            Kind.TOLD,
            Text.of("no"),
            When.BEFORE,
            true));
    sees("earlier 12:05 [to troll] no");
  }
}
