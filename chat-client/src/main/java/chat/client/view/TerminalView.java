package chat.client.view;

import chat.client.config.Preferences;
import chat.client.event.ChatLine;
import chat.client.event.ChatLine.When;
import chat.client.event.ClientEvent;
import chat.client.event.LinkEvent;
import chat.client.event.ModerationEvent;
import chat.client.event.SessionSnapshot;
import chat.protocol.Text;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Shows a session to a person at a terminal that can only print lines. */
public final class TerminalView extends SentenceView {
  /** The mark after the nick of an author with an account, in ASCII for any terminal. */
  private static final String ACCOUNT_MARK = "+";

  private final LineOutput out;
  private final Times times;
  private final TerminalText text = new TerminalText();
  private final LossNotice loss = new LossNotice();
  private SessionSnapshot session = SessionSnapshot.STARTING;
  private Preferences preferences;
  private LocalDate day;

  /**
   * A view that has printed nothing yet.
   *
   * @param clock the current day and its time zone
   * @param preferences those in force until an event changes them
   */
  public TerminalView(LineOutput out, Clock clock, Preferences preferences) {
    this.out = out;
    this.preferences = preferences;
    this.times = new Times(clock.getZone());
    this.day = LocalDate.now(clock);
  }

  @Override
  public void message(ClientEvent.MessageReceived event) {
    ChatLine line = event.line();
    // The terminal shows what was just typed. Read back on entering a room again, our message is
    // part of what was said there.
    if (line.isOwn() ? line.isEarlier() : !preferences.ignores(line.nick())) {
      printDay(times.day(line.time()));
      print(line);
    }
  }

  @Override
  public void joined(ClientEvent.Joined event) {
    if (!preferences.ignores(event.joined().nick())) {
      super.joined(event);
    }
  }

  @Override
  public void left(ClientEvent.Left event) {
    if (!preferences.ignores(event.left().nick())) {
      super.left(event);
    }
  }

  @Override
  public void moderation(ModerationEvent event) {
    if (!event.isAboutMessageOf(preferences::ignores)) {
      super.moderation(event);
    }
  }

  @Override
  public void lost(LinkEvent.LinkLost event) {
    loss.lost(event).ifPresent(this::notice);
  }

  @Override
  public void retrying(LinkEvent.RetryScheduled event) {
    loss.retrying(event).ifPresent(this::notice);
  }

  @Override
  public void reconnected(LinkEvent.Reconnected event) {
    loss.over();
    super.reconnected(event);
  }

  @Override
  protected void notice(String sentence) {
    out.lines(Notices.starred(sentence));
  }

  @Override
  protected void news(String sentence) {
    notice(sentence);
  }

  @Override
  public void plainReceived(LinkEvent.PlainReceived event) {
    out.lines(text.add(event.bytes()));
  }

  @Override
  public void plainPaused(LinkEvent.PlainPaused event) {
    out.lines(text.rest());
  }

  @Override
  public void nameAsked(ClientEvent.NameAsked event) {
    out.part(Text.of(event.question()).toString());
  }

  @Override
  public void secretAsked(ClientEvent.SecretAsked event) {
    event.question().ifPresent(question -> out.part(Text.of(question).toString()));
  }

  @Override
  public void preferences(ClientEvent.PreferencesChanged event) {
    preferences = event.preferences();
  }

  @Override
  public void state(ClientEvent.StateChanged event) {
    session = event.snapshot();
  }

  @Override
  protected void flush() {
    out.flush();
  }

  /** Prints the day, unless the line above is of the same day. */
  private void printDay(LocalDate next) {
    if (!next.equals(day)) {
      day = next;
      notice(times.date(next));
    }
  }

  private void print(ChatLine line) {
    String time = (line.isEarlier() ? "earlier " : "") + times.time(line.time()) + " ";
    String room =
        line.room().filter(name -> !session.isCurrent(name)).map(name -> name + " ").orElse("");
    String number = line.when() == When.FOUND ? line.number() : "";
    List<String> lines = line.lines(ACCOUNT_MARK);
    lines.forEach(text -> out.line(time + room + number + text));
  }
}
