package chat.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.client.config.Bell;
import chat.client.config.Show;
import chat.client.ui.LineOutput;
import chat.client.ui.Preferences;
import chat.client.ui.TerminalView;
import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of messages beside showing them, when somebody is ignored. */
final class MessagesTest {
  private static final Nick PEST = Nick.of("pest");
  private static final Nick BOB = Nick.of("bob");

  private final Captured shown = new Captured();
  private final Rooms rooms = new Rooms(List.of(RoomName.LOBBY));
  private final Preferences preferences =
      new Preferences(Bell.OFF, Show.ALL, List.of(), List.of(PEST));
  private final Reactions reactions = new Reactions();
  private Messages messages;

  @BeforeEach
  void begin() {
    LineOutput out = new LineOutput(shown, UTF_8, why -> {});
    var view = new TerminalView(out, Clock.systemUTC(), rooms, preferences);
    messages = new Messages(view, rooms, preferences);
    messages.register(reactions);
    rooms.live(RoomName.LOBBY);
  }

  private void tells(Nick nick) throws Exception {
    reactions.to(new ServerMessage.Told(1, 1, nick, Text.of("psst")));
  }

  private void says(Nick nick) throws Exception {
    reactions.to(
        new ServerMessage.Said(
            RoomName.LOBBY, 1, 1, nick, MessageKind.SAID, OptionalLong.empty(), Text.of("hi")));
  }

  @Test
  void whoIsIgnoredIsNotAnsweredByMistake() throws Exception {
    tells(PEST);
    assertEquals(Optional.empty(), messages.lastTeller());
    tells(BOB);
    tells(PEST);
    assertEquals(Optional.of(BOB), messages.lastTeller());
    preferences.ignored(List.of());
    tells(PEST);
    assertEquals(Optional.of(PEST), messages.lastTeller());
  }

  @Test
  void whatTheIgnoredSayIsNotMissed() throws Exception {
    rooms.lost();
    says(PEST);
    assertEquals(false, shown.toString().contains("while you were away"));
    says(BOB);
    says(PEST);
    rooms.live(RoomName.LOBBY);
    reactions.to(new ServerMessage.Live("#lobby", 3));
    shown.sees("* back in #lobby; 1 message while you were away\n");
  }
}
