package chat.client.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.config.Bell;
import chat.client.config.Preferences;
import chat.client.config.Show;
import chat.client.event.ChatLine;
import chat.client.event.ChatLine.Author;
import chat.client.event.ChatLine.When;
import chat.client.event.ClientEvent;
import chat.client.event.InputState;
import chat.client.event.LinkState;
import chat.client.event.Page;
import chat.client.event.PagesSnapshot;
import chat.client.event.RoomSnapshot;
import chat.client.event.SessionSnapshot;
import chat.client.event.View;
import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage.Joined;
import chat.protocol.ServerMessage.Left;
import chat.protocol.Text;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a terminal without a screen shows in the lobby. */
final class TerminalViewTest {
  private static final Nick ALICE = Nick.of("alice");
  private static final Nick TROLL = Nick.of("troll");
  private static final Instant NOON = Instant.parse("2026-01-01T12:05:59Z");

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final View view =
      new TerminalView(
          new LineOutput(shown, UTF_8, why -> {}),
          Clock.fixed(NOON, ZoneOffset.UTC),
          new Preferences(Bell.OFF, Show.ALL, List.of(), List.of()));

  private void shows(ClientEvent... events) {
    view.show(List.of(events));
  }

  @BeforeEach
  void isInTheLobby() {
    RoomSnapshot lobby =
        new RoomSnapshot(RoomName.LOBBY, Text.EMPTY, OptionalInt.empty(), Set.of(), false, false);
    shows(
        new ClientEvent.StateChanged(
            new SessionSnapshot(
                Optional.empty(),
                LinkState.live(Duration.ZERO, false),
                List.of(lobby),
                new PagesSnapshot(
                    List.of(Page.of(RoomName.LOBBY)), Optional.of(Page.of(RoomName.LOBBY))),
                0,
                List.of(),
                new InputState(InputState.Phase.OPEN, 1_000))));
  }

  private void ignores(Nick... nicks) {
    shows(
        new ClientEvent.PreferencesChanged(
            new Preferences(Bell.OFF, Show.ALL, List.of(), List.of(nicks))));
  }

  private void sees(String... lines) {
    assertEquals(List.of(lines), shown.toString(UTF_8).lines().toList());
    shown.reset();
  }

  private static ChatLine line(String room, Nick nick, MessageKind kind, String text) {
    Optional<RoomName> roomName = Optional.of(room).filter(r -> !r.isEmpty()).map(RoomName::of);
    return new ChatLine(roomName, 7, NOON, true, nick, kind, Text.of(text), When.NOW, Author.OTHER);
  }

  private void hears(MessageKind kind, String text) {
    shows(new ClientEvent.MessageReceived(line("#lobby", ALICE, kind, text)));
  }

  @Test
  void messageFromAnotherRoomNamesTheRoom() {
    shows(new ClientEvent.MessageReceived(line("#tea", ALICE, MessageKind.SAID, "x")));
    hears(MessageKind.SAID, "y");
    sees("12:05 #tea alice: x", "12:05 alice: y");
  }

  @Test
  void everyLineNamesItsSender() {
    hears(MessageKind.SAID, "hi\n* root joined\nbob: forged");
    hears(MessageKind.EMOTED, "waves\ntwice");
    shows(new ClientEvent.MessageReceived(line("", ALICE, MessageKind.SAID, "a\nb")));
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
  void nickOfAnAccountIsMarked() {
    for (Optional<RoomName> room :
        List.of(Optional.of(RoomName.LOBBY), Optional.<RoomName>empty())) {
      shows(
          new ClientEvent.MessageReceived(
              new ChatLine(
                  room,
                  1,
                  NOON,
                  true,
                  ALICE,
                  17,
                  MessageKind.SAID,
                  Text.of("a\nb"),
                  When.NOW,
                  Author.OTHER)));
    }
    sees("12:05 alice+: a", "12:05 alice+| b", "12:05 [alice+] a", "12:05 [alice+] b");
  }

  @Test
  void timeOutOfRangeIsShown() {
    shows(
        new ClientEvent.MessageReceived(
            new ChatLine(
                Optional.of(RoomName.LOBBY),
                1,
                Instant.MAX,
                true,
                ALICE,
                MessageKind.SAID,
                Text.of("x"),
                When.NOW,
                Author.OTHER)));
    sees("* Thursday, 30 December 9999", "00:00 alice: x");
  }

  @Test
  void serverTextControlsNoTerminal() {
    shows(new ClientEvent.Notice("gone\u001b[2J\rbob: hi"));
    shows(new ClientEvent.Notice("\u009b2J"));
    shows(new ClientEvent.NameAsked("which \u001b]0;nick? "));
    sees("* gone\ufffd[2J\ufffdbob: hi", "* \ufffd2J", "which \ufffd]0;nick? ");
  }

  @Test
  void ignoredNickIsNotShown() {
    ignores(Nick.of("Troll"));
    shows(new ClientEvent.MessageReceived(line("#lobby", TROLL, MessageKind.SAID, "alice!")));
    shows(new ClientEvent.MessageReceived(line("", TROLL, MessageKind.SAID, "alice!")));
    shows(new ClientEvent.Joined(new Joined(RoomName.LOBBY, TROLL)));
    shows(new ClientEvent.Left(new Left(RoomName.LOBBY, TROLL), false));
    sees();
    ignores();
    shows(new ClientEvent.Joined(new Joined(RoomName.LOBBY, TROLL)));
    shows(new ClientEvent.MessageReceived(line("#lobby", TROLL, MessageKind.SAID, "hi")));
    shows(new ClientEvent.Left(new Left(RoomName.LOBBY, TROLL), false));
    sees("* troll joined #lobby", "12:05 troll: hi", "* troll left #lobby");
  }

  @Test
  void ownMessageToAnIgnoredNickIsShown() {
    ignores(TROLL);
    shows(
        new ClientEvent.MessageReceived(
            new ChatLine(
                Optional.empty(),
                1,
                NOON,
                true,
                TROLL,
                MessageKind.SAID,
                Text.of("no"),
                When.BEFORE,
                Author.US)));
    sees("earlier 12:05 [to troll] no");
  }
}
