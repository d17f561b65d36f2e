package chat.client.ui.screen;

import chat.client.config.Show;
import chat.client.ui.ChatLine;
import chat.client.ui.Notices;
import chat.client.ui.Preferences;
import chat.client.ui.TerminalText;
import chat.client.ui.View;
import chat.protocol.ClientMessage;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Shows what happens in a session on a screen, and tells the board of it.
 *
 * <p>Its lock keeps each event's lines together and in order. Nobody waits for the terminal with
 * it: what the terminal is too slow for is waited for before.
 */
final class ScreenView implements View {
  private final Preferences preferences;
  private final RoomBoard board;
  private final Clock clock;
  private final ScreenOutput out;
  private final ReentrantLock lock = new ReentrantLock();
  private final Page page; // guarded by lock, as all below
  private final Foreground foreground;
  private final Triage triage;
  private final TerminalText text = new TerminalText();

  /** The clock tells which day it is, and when the next attempt to connect is due. */
  ScreenView(
      Preferences preferences,
      RoomBoard board,
      ScreenFormat format,
      Clock clock,
      ScreenOutput out) {
    this.preferences = preferences;
    this.board = board;
    this.clock = clock;
    this.out = out;
    this.page = new Page(format, out, LocalDate.now(clock));
    this.foreground = new Foreground(board, page);
    this.triage = new Triage(preferences, board, foreground, page);
  }

  /** The board knows which room it is. Never waits: the person asked to see something else. */
  @Override
  public void front(Optional<RoomName> room) {
    happens(() -> {});
  }

  @Override
  public void message(ChatLine line) {
    event(
        () -> {
          if (triage.take(line)) {
            out.ring();
          }
        });
  }

  @Override
  public void pending(ClientMessage.Numbered message) {
    event(() -> {});
  }

  @Override
  public void acknowledged(ClientMessage.Numbered message, ChatLine line) {
    message(line);
  }

  @Override
  public void notice(String sentence) {
    event(() -> page.notice(sentence));
  }

  @Override
  public void news(String sentence) {
    event(() -> page.news(sentence));
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
          board.left(left);
          if (board.isOwn(left.nick())) {
            page.notice(Notices.left(left));
          } else {
            presence(left.room(), left.nick(), Notices.left(left));
          }
        });
  }

  @Override
  public void renamed(ServerMessage.Renamed renamed) {
    event(
        () -> {
          if (board.isOwn(renamed.before()) || board.hasSpoken(renamed.before())) {
            page.news(Notices.renamed(renamed));
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
            page.notice(Notices.topic(topic));
          } else if (changes && !topic.topic().isEmpty()) {
            page.news(Notices.topic(topic));
          }
        });
  }

  @Override
  public void members(ServerMessage.Members members, boolean entering) {
    event(
        () -> {
          board.members(members);
          if (!entering) {
            page.notice(Notices.members(members));
          }
        });
  }

  @Override
  public void listed(ServerMessage.Room room) {
    board.listed(room.room());
    View.super.listed(room);
  }

  @Override
  public void missing(RoomName room) {
    event(() -> ofRoom(room, Notices.missing(room)));
  }

  @Override
  public void missed(RoomName room, int count) {
    event(() -> ofRoom(room, Notices.missed(room, count)));
  }

  @Override
  public void welcomed(Nick nick) {
    live(nick);
    View.super.welcomed(nick);
  }

  @Override
  public void welcomedAgain(Nick before, Nick nick) {
    live(nick);
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
    board.lag(time);
    event(() -> {});
  }

  @Override
  public void sentPlain(String line) {
    event(
        () -> {
          board.link(LinkState.PLAIN);
          page.plain(List.of("> " + line));
        });
  }

  @Override
  public void text(byte[] bytes, int from, int to) {
    event(
        () -> {
          board.link(LinkState.PLAIN);
          page.plain(text.add(bytes, from, to));
        });
  }

  @Override
  public void pause() {
    event(() -> page.plain(text.rest()));
  }

  @Override
  public void ask(String question) {
    event(() -> out.ask(ScreenFormat.harmless(question)));
  }

  private void live(Nick nick) {
    board.welcomed(nick);
    board.link(LinkState.live(Duration.ZERO));
  }

  /** Somebody came or went. Of those who only listen, the count in the status line tells. */
  private void presence(RoomName room, Nick nick, String sentence) {
    if (board.hasSpoken(room, nick) && !preferences.ignores(nick)) {
      ofRoom(room, sentence);
    }
  }

  /** News of a room whose messages are held back would be out of place. */
  private void ofRoom(RoomName room, String sentence) {
    if (foreground.is(room) || preferences.show() == Show.ALL) {
      page.news(sentence);
    }
  }

  private void event(Runnable work) {
    out.awaitRoom();
    happens(work);
  }

  private void happens(Runnable work) {
    lock.lock();
    try {
      foreground.follow();
      work.run();
      out.changed();
    } finally {
      lock.unlock();
    }
  }
}
