package chat.client.screen;

import chat.client.config.Bell;
import chat.client.config.Preferences;
import chat.client.config.Show;
import chat.client.event.ChatLine;
import chat.client.event.ChatLine.When;
import chat.client.event.Page;
import chat.client.screen.page.Unread;
import chat.client.view.Times;
import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jline.utils.Colors;

/** A view without a terminal, with alice's session, and what it shows on paper. */
public final class Desk {
  public static final RoomName LOBBY = RoomName.LOBBY;
  public static final RoomName DEV = RoomName.of("#dev");
  public static final RoomName TEA = RoomName.of("#tea");
  public static final Nick ALICE = Nick.of("alice");
  public static final Nick BOB = Nick.of("bob");
  public static final Clock CLOCK = Clock.fixed(FakeSession.NOW, ZoneOffset.UTC);
  public static final Preferences PREFERENCES =
      new Preferences(Bell.HIGHLIGHTS, Show.COUNT, List.of(), List.of());

  final Paper paper = new Paper();
  Window window = new Window(80, 24);
  final ScreenView view = new ScreenView(PREFERENCES, format(256), CLOCK, paper, () -> window);
  final FakeSession session;

  /** The first room is in front. */
  Desk(RoomName... entered) {
    session = new FakeSession(view, PREFERENCES, List.of(entered));
    session.isWelcomed(ALICE);
    paper.take();
  }

  static ScreenFormat format(int colors) {
    return new ScreenFormat(new Times(ZoneOffset.UTC), NickColors.of(colors, Colors::roundColor));
  }

  static Preferences showing(Preferences before, Show show) {
    return new Preferences(before.bell(), show, before.highlights(), before.ignored());
  }

  static Preferences ringing(Preferences before, Bell bell) {
    return new Preferences(bell, before.show(), before.highlights(), before.ignored());
  }

  void shows(Show show) {
    session.prefers(before -> showing(before, show));
  }

  void ringsFor(Bell bell) {
    session.prefers(before -> ringing(before, bell));
  }

  void ignores(String... nicks) {
    List<Nick> ignored = Stream.of(nicks).map(Nick::of).toList();
    session.prefers(p -> new Preferences(p.bell(), p.show(), p.highlights(), ignored));
  }

  ChatLine line(RoomName room, String nick, String text, When when) {
    return session.line(Optional.of(room), nick, MessageKind.SAID, text, when);
  }

  void hears(RoomName room, String nick, String text, When when) {
    session.message(line(room, nick, text, when));
  }

  /** Returns how many messages the title counts. */
  Unread unread() {
    return paper.frame().unread();
  }

  /** Returns how many messages wait in a room that is not in front. */
  Unread unread(RoomName room) {
    return unread(Page.of(room));
  }

  Unread unread(Page page) {
    return status().others().stream()
        .filter(other -> other.page().equals(page))
        .findFirst()
        .orElseThrow()
        .unread();
  }

  StatusParts status() {
    return paper.state().status();
  }

  List<String> nicks() {
    return paper.state().names().nicks().stream().map(Nick::value).toList();
  }

  OptionalInt people() {
    return status().front().orElseThrow().people();
  }

  /** Returns the next page with something unread, of all that the status line shows. */
  Optional<Page> nextUnread() {
    return view.nextUnread(paper.state().names().pages());
  }
}
