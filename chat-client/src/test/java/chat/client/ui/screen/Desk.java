package chat.client.ui.screen;

import chat.client.config.Bell;
import chat.client.config.Show;
import chat.client.ui.ChatLine;
import chat.client.ui.ChatLine.Kind;
import chat.client.ui.ChatLine.When;
import chat.client.ui.Preferences;
import chat.client.ui.Times;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage.Joined;
import chat.protocol.ServerMessage.Left;
import chat.protocol.ServerMessage.Members;
import chat.protocol.Text;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A view with all that belongs to it, where alice sits, at 12:05 on the 20th of November 2026. */
final class Desk {
  static final RoomName LOBBY = RoomName.LOBBY;
  static final RoomName DEV = RoomName.of("#dev");
  static final RoomName TEA = RoomName.of("#tea");
  static final Nick ALICE = Nick.of("alice");
  static final Nick BOB = Nick.of("bob");
  static final Instant NOW = Instant.parse("2026-11-20T12:05:30Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  final OpenRooms rooms;
  final Preferences preferences =
      new Preferences(Bell.HIGHLIGHTS, Show.COUNT, List.of(), List.of());
  final RoomBoard board;
  final Paper paper = new Paper();
  final ScreenView view;

  /** The first room is in front. */
  Desk(RoomName... entered) {
    rooms = new OpenRooms(entered);
    rooms.front(entered[0]);
    board = new RoomBoard(rooms);
    ScreenFormat format = new ScreenFormat(new Times(ZoneOffset.UTC), 256);
    view = new ScreenView(preferences, board, format, CLOCK, paper);
    view.welcomed(ALICE);
    paper.take();
  }

  static ChatLine line(RoomName room, String nick, String text, When when) {
    return line(Optional.of(room), nick, Kind.SAID, text, when, false);
  }

  static ChatLine line(
      Optional<RoomName> room, String nick, Kind kind, String text, When when, boolean own) {
    return new ChatLine(room, 1, NOW.toEpochMilli(), Nick.of(nick), kind, Text.of(text), when, own);
  }

  void hears(RoomName room, String nick, String text) {
    view.message(line(room, nick, text, When.NOW));
  }

  void isTold(String nick, String text) {
    view.message(line(Optional.empty(), nick, Kind.TOLD, text, When.NOW, false));
  }

  void seesJoin(RoomName room, String nick) {
    view.joined(new Joined(room, Nick.of(nick)));
  }

  void seesLeave(RoomName room, String nick) {
    view.left(new Left(room, Nick.of(nick)));
  }

  void seesMembers(RoomName room, String... nicks) {
    List<Nick> names = Stream.of(nicks).map(Nick::of).toList();
    view.members(new Members(Optional.of(room), names.size(), names), true);
  }

  void goesTo(RoomName room) {
    rooms.front(room);
    view.front(rooms.current());
  }

  void enters(RoomName room) {
    rooms.enter(room);
    view.front(rooms.current());
  }

  void leaves(RoomName room) {
    rooms.leave(room);
    view.front(rooms.current());
  }
}
