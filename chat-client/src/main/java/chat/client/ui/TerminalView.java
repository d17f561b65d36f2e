package chat.client.ui;

import chat.protocol.ServerMessage;
import chat.protocol.Text;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** For a person at a terminal that can show lines and no more. */
public final class TerminalView implements View {
  private final LineOutput out;
  private final RoomList rooms;
  private final Preferences preferences;
  private final Times times;
  private final TerminalText text = new TerminalText(); // the reader thread's, as is day
  private LocalDate day;

  /** The clock tells which day it is, and in which zone. */
  public TerminalView(LineOutput out, Clock clock, RoomList rooms, Preferences preferences) {
    this.out = out;
    this.rooms = rooms;
    this.preferences = preferences;
    this.times = new Times(clock.getZone());
    this.day = LocalDate.now(clock);
  }

  @Override
  public void message(ChatLine line) {
    // What was just typed stands above; in a room that is entered again, it is part of what was
    // said there.
    if (line.own() ? line.isEarlier() : !preferences.ignores(line.nick())) {
      out.lines(dated(line));
    }
  }

  @Override
  public void joined(ServerMessage.Joined joined) {
    if (!preferences.ignores(joined.nick())) {
      View.super.joined(joined);
    }
  }

  @Override
  public void left(ServerMessage.Left left) {
    if (!preferences.ignores(left.nick())) {
      View.super.left(left);
    }
  }

  @Override
  public void lost(String why) {
    notice(Notices.lost());
  }

  /** Says first which day it is about, if that is another one than of what stands above. */
  private List<String> dated(ChatLine line) {
    LocalDate about = times.day(line.time());
    List<String> shown = new ArrayList<>();
    if (!about.equals(day)) {
      day = about;
      shown.addAll(Notices.starred(times.date(about)));
    }
    String start = (line.isEarlier() ? "earlier " : "") + times.time(line.time()) + " ";
    String place =
        line.room().filter(room -> !rooms.isCurrent(room)).map(room -> room + " ").orElse("");
    line.lines().forEach(text -> shown.add(start + place + text));
    return shown;
  }

  @Override
  public void notice(String sentence) {
    out.lines(Notices.starred(sentence));
  }

  @Override
  public void news(String sentence) {
    notice(sentence);
  }

  @Override
  public void text(byte[] bytes, int from, int to) {
    out.lines(text.add(bytes, from, to));
  }

  @Override
  public void pause() {
    out.lines(text.rest());
  }

  @Override
  public void ask(String question) {
    out.part(Text.of(question).toString());
  }
}
