package chat.client.view;

import chat.client.event.ChatLine;
import chat.client.event.ChatLine.When;
import chat.client.event.ClientEvent;
import chat.client.event.LinkEvent;
import chat.client.event.RequestEvent;
import chat.protocol.RoomName;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Writes the log file that {@code --log} names: plain lines, each with date and time, room and
 * author. Messages from before we entered a room, and those found by HISTORY or SEARCH, are left
 * out.
 *
 * <p>A line's time is that at which it is written, so that the file is in order of time: after a
 * reconnect, each room sends what we missed in turn, and the server's clock need not be ours. A
 * message that we missed has its own time after that.
 */
final class TranscriptView extends SentenceView {
  private final LineOutput out;
  private final Clock clock;
  private final DateTimeFormatter time;
  private final DateTimeFormatter missed;
  private final TerminalText text = new TerminalText();

  /** A view with this clock's time and time zone. */
  TranscriptView(LineOutput out, Clock clock) {
    this.out = out;
    this.clock = clock;
    this.time =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss ", Locale.ROOT).withZone(clock.getZone());
    this.missed =
        DateTimeFormatter.ofPattern("(uuuu-MM-dd HH:mm:ss) ", Locale.ROOT)
            .withZone(clock.getZone());
  }

  @Override
  public void message(ClientEvent.MessageReceived event) {
    if (!event.line().isEarlier()) {
      write(event.line());
    }
  }

  @Override
  public void acknowledged(RequestEvent.MessageAcknowledged event) {
    write(event.line());
  }

  @Override
  public void lookUp(ClientEvent.LookUpAnswered event) {
    // What it found is not written either.
  }

  @Override
  protected void notice(String sentence) {
    write(Notices.starred(sentence));
  }

  @Override
  protected void news(String sentence) {
    notice(sentence);
  }

  @Override
  public void welcomed(LinkEvent.Welcomed event) {
    notice("you are " + event.nick() + Notices.on(event.server()));
  }

  @Override
  public void plainReceived(LinkEvent.PlainReceived event) {
    write(text.add(event.bytes()));
  }

  @Override
  public void plainPaused(LinkEvent.PlainPaused event) {
    write(text.rest());
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
    String start = (line.when() == When.MISSED ? missed.format(line.time()) : "") + room;
    write(line.lines().stream().map(text -> start + text).toList());
  }

  private void write(List<String> lines) {
    String start = time.format(clock.instant());
    lines.forEach(line -> out.line(start + line));
  }
}
