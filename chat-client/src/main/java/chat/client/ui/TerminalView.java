package chat.client.ui;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** For a person at a terminal that can show lines and no more. */
public final class TerminalView implements View {
  private final LineOutput out;
  private final RoomList rooms;
  private final Times times;
  private final TerminalFormat format;
  private final TerminalText text = new TerminalText(); // the reader thread's, as is day
  private LocalDate day;

  /** The clock tells which day it is, and in which zone. */
  public TerminalView(LineOutput out, Clock clock, RoomList rooms) {
    this.out = out;
    this.rooms = rooms;
    this.times = new Times(clock.getZone());
    this.format = new TerminalFormat(times);
    this.day = LocalDate.now(clock);
  }

  @Override
  public void message(ChatLine line) {
    // What was just typed stands above; in a room that is entered again, it is part of what was
    // said there.
    if (!line.own() || line.isEarlier()) {
      String place =
          line.room().filter(room -> !rooms.isCurrent(room)).map(room -> room + " ").orElse("");
      dated(line.epochMillis(), format.lines(line, place));
    }
  }

  @Override
  public void lost(String why) {
    notice(Notices.lost());
  }

  /** Says first which day it is about, if that is another one than of what stands above. */
  private void dated(long epochMillis, List<String> lines) {
    LocalDate about = times.day(epochMillis);
    List<String> shown = new ArrayList<>();
    if (!about.equals(day)) {
      day = about;
      shown.addAll(Notices.starred(times.date(about)));
    }
    shown.addAll(lines);
    out.lines(shown);
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
    out.part(question);
  }
}
