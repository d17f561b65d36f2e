package chat.client.ui.screen;

import chat.client.ui.ChatLine;
import chat.client.ui.ChatLine.When;
import chat.client.ui.Notices;
import chat.client.ui.Preferences;
import chat.client.ui.Show;
import chat.client.ui.TerminalText;
import chat.client.ui.View;
import chat.client.ui.screen.HeldBack.Batch;
import chat.client.ui.screen.HeldBack.Held;
import chat.protocol.ClientMessage;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jline.utils.AttributedString;

/**
 * Decides what of a session is printed on a screen, when, and what waits until its room is in
 * front.
 *
 * <p>Its lock keeps each event's lines together and in order; it is free again before anything is
 * printed.
 */
final class ScreenView implements View {
  private final Preferences preferences;
  private final RoomBoard board;
  private final ScreenFormat format;
  private final Clock clock;
  private final Turns turns;
  private final Highlights highlights;
  private final ReentrantLock lock = new ReentrantLock();
  private final TerminalText text = new TerminalText(); // guarded by lock, as all below
  private Optional<RoomName> front;
  private Optional<String> announced = Optional.empty();
  private LocalDate day;

  /** The clock tells which day it is, and when the next attempt to connect is due. */
  ScreenView(
      Preferences preferences,
      RoomBoard board,
      ScreenFormat format,
      Clock clock,
      ScreenOutput out) {
    this.preferences = preferences;
    this.board = board;
    this.format = format;
    this.clock = clock;
    this.turns = new Turns(out);
    this.highlights = new Highlights(preferences);
    this.front = board.front();
    this.day = LocalDate.now(clock);
  }

  /** Another room may be in front now. Never waits for the terminal's other users. */
  @Override
  public void front() {
    happens(() -> {});
  }

  @Override
  public void message(ChatLine line) {
    event(() -> take(line));
  }

  @Override
  public void pending(ClientMessage.Numbered message) {
    event(() -> {});
  }

  @Override
  public void acknowledged(ClientMessage.Numbered message, ChatLine line) {
    event(() -> take(line));
  }

  @Override
  public void notice(String sentence) {
    event(() -> print(format.notice(sentence)));
  }

  @Override
  public void news(String sentence) {
    // That another room is in front may just have been told.
    event(
        () -> {
          if (announced.filter(sentence::equals).isEmpty()) {
            print(format.news(sentence));
          }
        });
  }

  @Override
  public void joined(ServerMessage.Joined joined) {
    event(
        () -> {
          board.joined(joined);
          presence(joined.room(), joined.nick(), Notices.joined(joined));
        });
  }

  @Override
  public void left(ServerMessage.Left left) {
    event(
        () -> {
          if (board.own().filter(left.nick()::equals).isPresent()) {
            print(format.notice(Notices.left(left)));
          } else {
            board.left(left);
            presence(left.room(), left.nick(), Notices.left(left));
          }
        });
  }

  @Override
  public void renamed(ServerMessage.Renamed renamed) {
    event(
        () -> {
          boolean own = board.own().filter(renamed.before()::equals).isPresent();
          if (own || board.hasSpoken(renamed.before())) {
            print(format.news(Notices.renamed(renamed)));
          }
          board.renamed(renamed);
        });
  }

  @Override
  public void topic(ServerMessage.Topic topic, boolean entering) {
    event(
        () -> {
          boolean changes = board.topic(topic);
          if (!entering) {
            print(format.notice(Notices.topic(topic)));
          } else if (changes && !topic.topic().isEmpty()) {
            print(format.news(Notices.topic(topic)));
          }
        });
  }

  @Override
  public void members(ServerMessage.Members members, boolean entering) {
    event(
        () -> {
          board.members(members);
          if (!entering) {
            print(format.notice(Notices.members(members)));
          }
        });
  }

  @Override
  public void listed(ServerMessage.Room room) {
    event(
        () -> {
          board.listed(room.room());
          print(format.notice(Notices.room(room)));
        });
  }

  @Override
  public void welcomed(Nick nick) {
    board.welcomed(nick);
    board.link(LinkState.live(Duration.ZERO));
    View.super.welcomed(nick);
  }

  @Override
  public void welcomedAgain(Nick before, Nick nick) {
    board.welcomed(nick);
    board.link(LinkState.live(Duration.ZERO));
    View.super.welcomedAgain(before, nick);
  }

  @Override
  public void lost(String why) {
    board.link(LinkState.LOST);
    notice(Notices.lost());
  }

  @Override
  public void retrying(Duration pause) {
    board.link(LinkState.retryingAt(clock.instant().plus(pause)));
    event(() -> {});
  }

  @Override
  public void lag(Duration time) {
    board.link(LinkState.live(time));
    event(() -> {});
  }

  @Override
  public void text(byte[] bytes, int from, int to) {
    event(() -> print(format.plain(text.add(bytes, from, to))));
  }

  @Override
  public void pause() {
    event(() -> print(format.plain(text.rest())));
  }

  @Override
  public void ask(String question) {
    event(() -> turns.add(out -> out.ask(ScreenFormat.harmless(question))));
  }

  private void take(ChatLine line) {
    boolean own = board.isOwn(line);
    if (!own && preferences.ignores(line.nick())) {
      return;
    }
    boolean highlighted = !own && highlights.concern(line, board.own());
    boolean counts = !own && !line.isEarlier();
    board.spoke(line);
    if (!mustWait(line, highlighted) || !hold(new Held(line, highlighted), counts)) {
      print(line, highlighted, elsewhere(line));
      if (counts) {
        board.printed(line, highlighted);
      }
    }
    if (counts && rings(highlighted)) {
      turns.add(ScreenOutput::ring);
    }
  }

  private boolean mustWait(ChatLine line, boolean highlighted) {
    if (elsewhere(line).isEmpty() || line.when() == When.FOUND) {
      return false;
    }
    return switch (preferences.show()) {
      case ALL -> false;
      case COUNT -> true;
      case HIGHLIGHTS -> !highlighted || line.isEarlier();
    };
  }

  private boolean hold(Held held, boolean counts) {
    return held.line().room().filter(room -> board.hold(room, held, counts)).isPresent();
  }

  private boolean rings(boolean highlighted) {
    return switch (preferences.bell()) {
      case OFF -> false;
      case HIGHLIGHTS -> highlighted;
      case ALL -> true;
    };
  }

  /** Somebody came or went. Of those who only listen, the count in the status line tells. */
  private void presence(RoomName room, Nick nick, String sentence) {
    boolean isInView = front.filter(room::equals).isPresent() || preferences.show() == Show.ALL;
    if (isInView && board.hasSpoken(room, nick) && !preferences.ignores(nick)) {
      print(format.news(sentence));
    }
  }

  /** The room of a message, if it isn't the one in front. */
  private Optional<RoomName> elsewhere(ChatLine line) {
    return line.room().filter(room -> front.filter(room::equals).isEmpty());
  }

  private void print(ChatLine line, boolean highlighted, Optional<RoomName> place) {
    List<AttributedString> lines = new ArrayList<>();
    LocalDate about = format.day(line);
    if (!about.equals(day)) {
      day = about;
      lines.addAll(format.day(about));
    }
    lines.addAll(format.message(line, place, highlighted));
    print(lines);
  }

  private void print(List<AttributedString> lines) {
    if (!lines.isEmpty()) {
      turns.add(out -> out.print(lines));
    }
  }

  private void event(Runnable work) {
    turns.awaitRoom();
    happens(work);
  }

  private void happens(Runnable work) {
    lock.lock();
    try {
      follow();
      work.run();
      announced = Optional.empty();
      turns.add(ScreenOutput::changed);
    } finally {
      lock.unlock();
    }
    turns.take();
  }

  /** Shows what was held back for a room that has come to the front. */
  private void follow() {
    Optional<RoomName> now = board.front();
    if (!now.equals(front)) {
      front = now;
      now.ifPresent(this::enter);
    }
  }

  private void enter(RoomName room) {
    Batch batch = board.take(room);
    String inFront = Notices.inFront(room);
    announced = Optional.of(inFront);
    int unread = batch.unread().messages();
    String sentence = unread == 0 ? inFront : Notices.elsewhere(room, unread, batch.leftOut());
    print(format.news(sentence));
    batch.lines().forEach(held -> print(held.line(), held.highlighted(), Optional.empty()));
  }
}
