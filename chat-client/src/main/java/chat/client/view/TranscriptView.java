package chat.client.view;

import chat.client.event.ChatLine;
import chat.client.event.ClientEvent;
import chat.protocol.RoomName;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Writes the log file that {@code --log} names: plain lines, each with date and time, room and
 * author. Messages from before we entered a room, and those found by HISTORY or SEARCH, are left
 * out.
 */
final class TranscriptView extends SentenceView {
  private final LineOutput out;
  private final Clock clock;
  private final DateTimeFormatter time;
  private final TerminalText text = new TerminalText();

  /** A view with this clock's time and time zone. */
  TranscriptView(LineOutput out, Clock clock) {
    this.out = out;
    this.clock = clock;
    this.time =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss ", Locale.ROOT).withZone(clock.getZone());
  }

  @Override
  public void message(ClientEvent.MessageReceived event) {
    if (!event.line().isEarlier()) {
      write(event.line());
    }
  }

  @Override
  public void acknowledged(ClientEvent.MessageAcknowledged event) {
    write(event.line());
  }

  @Override
  public void lookUp(ClientEvent.LookUpAnswered event) {
    // What it found is not written either.
  }

  @Override
  protected void notice(String sentence) {
    write(clock.instant(), Notices.starred(sentence));
  }

  @Override
  protected void news(String sentence) {
    notice(sentence);
  }

  @Override
  public void welcomed(ClientEvent.Welcomed event) {
    notice("you are " + event.nick());
  }

  @Override
  public void plainReceived(ClientEvent.PlainReceived event) {
    write(clock.instant(), text.add(event.bytes()));
  }

  @Override
  public void plainPaused(ClientEvent.PlainPaused event) {
    write(clock.instant(), text.rest());
  }

  @Override
  public void nameAsked(ClientEvent.NameAsked event) {
    // The nick is written once the server has welcomed us under it.
  }

  @Override
  protected void flush() {
    out.flush();
  }

  private void write(ChatLine line) {
    String room = line.room().map(RoomName::value).map(name -> name + " ").orElse("");
    write(line.time(), line.lines().stream().map(text -> room + text).toList());
  }

  private void write(Instant when, List<String> lines) {
    String start = time.format(when);
    lines.forEach(line -> out.line(start + line));
  }
}
