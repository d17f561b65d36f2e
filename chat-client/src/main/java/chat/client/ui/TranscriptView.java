package chat.client.ui;

import chat.protocol.ClientMessage;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * For whoever reads later what went on: plain lines, each with date and time, its room and its
 * sender. What was said before one came, and what was looked up, is no part of that.
 */
final class TranscriptView implements View {
  private final LineOutput out;
  private final Clock clock;
  private final DateTimeFormatter time;
  private final TerminalText text = new TerminalText(); // the reader thread's

  /** The clock tells what time it is, and in which zone. */
  TranscriptView(LineOutput out, Clock clock) {
    this.out = out;
    this.clock = clock;
    this.time =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss ", Locale.ROOT).withZone(clock.getZone());
  }

  @Override
  public void message(ChatLine line) {
    if (!line.isEarlier()) {
      write(line);
    }
  }

  @Override
  public void acknowledged(ClientMessage.Numbered message, ChatLine line) {
    write(line);
  }

  @Override
  public void notice(String sentence) {
    out.lines(dated(clock.instant(), Notices.starred(sentence)));
  }

  @Override
  public void news(String sentence) {
    notice(sentence);
  }

  @Override
  public void welcomed(Nick nick) {
    notice("you are " + nick);
  }

  @Override
  public void text(byte[] bytes, int from, int to) {
    out.lines(dated(clock.instant(), text.add(bytes, from, to)));
  }

  @Override
  public void pause() {
    out.lines(dated(clock.instant(), text.rest()));
  }

  @Override
  public void ask(String question) {
    // The answer is no part of the transcript, and the nick is told once it is known.
  }

  private void write(ChatLine line) {
    String room = line.room().map(RoomName::value).map(name -> name + " ").orElse("");
    out.lines(dated(line.time(), line.lines().stream().map(text -> room + text).toList()));
  }

  private List<String> dated(Instant when, List<String> lines) {
    String start = time.format(when);
    return lines.stream().map(line -> start + line).toList();
  }
}
