package chat.client.screen;

import chat.client.config.Preferences;
import chat.client.config.Show;
import chat.client.event.ChatLine;
import chat.client.event.ChatLine.When;
import chat.client.event.ClientEvent;
import chat.client.event.LinkEvent;
import chat.client.event.ModerationEvent;
import chat.client.event.Page;
import chat.client.event.PagesSnapshot;
import chat.client.event.RequestEvent;
import chat.client.screen.page.PageLine;
import chat.client.view.LossNotice;
import chat.client.view.Notices;
import chat.client.view.SentenceView;
import chat.client.view.TerminalText;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides what a screen shows of a session: which lines are printed, which messages wait until
 * their page is in front, what is unread. The session thread runs it, and waits here while the
 * terminal is slower than the events.
 */
public final class ScreenView extends SentenceView {
  private final ScreenPages pages = new ScreenPages();
  private final TerminalText text = new TerminalText();
  private final LossNotice loss = new LossNotice();
  private final Printout printout;
  private final Supplier<Window> window;
  private Preferences preferences;
  private Triage triage;
  private FoundWords found = FoundWords.NONE;
  private boolean hasFront;
  private Optional<Page> front = Optional.empty();
  private Question question = Question.NONE;

  /**
   * A view that has shown nothing yet.
   *
   * @param preferences those in force until an event changes them
   * @param clock the current day
   * @param window its present size
   */
  public ScreenView(
      Preferences preferences,
      ScreenFormat format,
      Clock clock,
      ScreenOutput out,
      Supplier<Window> window) {
    this.printout = new Printout(format, out, LocalDate.now(clock));
    this.window = window;
    this.preferences = preferences;
    this.triage = new Triage(preferences);
  }

  /** Returns the next of these pages with something unread. */
  public Optional<Page> nextUnread(PagesSnapshot among) {
    return pages.nextUnread(among);
  }

  @Override
  public void message(ClientEvent.MessageReceived event) {
    message(event.line());
  }

  @Override
  public void acknowledged(RequestEvent.MessageAcknowledged event) {
    message(event.line());
  }

  @Override
  public void joined(ClientEvent.Joined event) {
    presence(event.joined().room(), event.joined().nick(), Notices.joined(event.joined()));
  }

  @Override
  public void left(ClientEvent.Left event) {
    String sentence = Notices.left(event.left());
    if (event.isUs()) {
      printout.notice(sentence);
    } else {
      presence(event.left().room(), event.left().nick(), sentence);
    }
  }

  @Override
  public void renamed(ClientEvent.Renamed event) {
    Nick before = event.renamed().before();
    if (event.isUs() || pages.hasSpoken(before)) {
      printout.news(Notices.renamed(event.renamed()));
    }
    Nick now = event.renamed().now();
    pages.renamed(before, now);
    front = front.map(page -> page.equals(Page.with(before)) ? Page.with(now) : page);
  }

  /** Prints the topic on request, and on entering a room unless it is the one printed before. */
  @Override
  public void topic(ClientEvent.TopicTold event) {
    boolean isOld =
        pages
            .notes(event.topic().room())
            .filter(room -> !room.isNew(event.topic().topic()))
            .isPresent();
    if (!event.isEntering() || !isOld) {
      super.topic(event);
    }
  }

  /** On entering, the status line shows the count. */
  @Override
  public void members(ClientEvent.MembersTold event) {
    if (!event.isEntering()) {
      super.members(event);
    }
  }

  @Override
  public void lookUp(ClientEvent.LookUpAnswered event) {
    found = FoundWords.of(event.request());
    super.lookUp(event);
  }

  @Override
  public void listed(ClientEvent.RoomListed event) {
    pages.listed(event.room().room());
    super.listed(event);
  }

  @Override
  public void frontChanged(ClientEvent.FrontChanged event) {
    // The snapshot says so too, and also where a page comes to the front by another one's end.
  }

  @Override
  public void catchUpStarted(ClientEvent.CatchUpStarted event) {
    news(event.room(), Notices.catchUpStarted(event.room()));
  }

  @Override
  public void catchUpFinished(ClientEvent.CatchUpFinished event) {
    news(event.room(), Notices.catchUpFinished(event.room(), event.count()));
  }

  @Override
  public void moderation(ModerationEvent event) {
    pages.changed(event);
    if (!event.isAboutMessageOf(preferences::ignores)) {
      super.moderation(event);
    }
  }

  @Override
  public void welcomed(LinkEvent.Welcomed event) {
    question = question.withdrawn();
    super.welcomed(event);
  }

  @Override
  public void reconnected(LinkEvent.Reconnected event) {
    question = question.withdrawn();
    loss.over();
    super.reconnected(event);
  }

  @Override
  public void lost(LinkEvent.LinkLost event) {
    loss.lost(event).ifPresent(printout::notice);
  }

  @Override
  public void retrying(LinkEvent.RetryScheduled event) {
    loss.retrying(event).ifPresent(printout::notice);
  }

  @Override
  public void plainSent(LinkEvent.PlainSent event) {
    printout.plain(List.of("> " + event.line()));
  }

  @Override
  public void plainReceived(LinkEvent.PlainReceived event) {
    printout.plain(text.add(event.bytes()));
  }

  @Override
  public void plainPaused(LinkEvent.PlainPaused event) {
    printout.plain(text.rest());
  }

  @Override
  public void nameAsked(ClientEvent.NameAsked event) {
    question = question.ask(event.question());
  }

  @Override
  public void secretAsked(ClientEvent.SecretAsked event) {
    question = question.askSecret(event.question());
  }

  @Override
  public void readElsewhere(ClientEvent.ReadElsewhere event) {
    pages.readElsewhere(event.room(), event.seq());
  }

  @Override
  public void cleared(ClientEvent.ScreenCleared event) {
    printout.clear();
  }

  @Override
  public void preferences(ClientEvent.PreferencesChanged event) {
    preferences = event.preferences();
    triage = new Triage(preferences);
  }

  /** Where another page comes to the front, prints it. */
  @Override
  public void state(ClientEvent.StateChanged event) {
    pages.update(event.snapshot());
    Optional<Page> now = pages.front();
    boolean isOther = hasFront && !now.equals(front);
    if (!event.snapshot().isPlain()) {
      hasFront = true;
      front = now;
      if (isOther) {
        bringToFront();
      }
    }
  }

  @Override
  protected void notice(String sentence) {
    printout.notice(sentence);
  }

  @Override
  protected void news(String sentence) {
    printout.news(sentence);
  }

  @Override
  protected void flush() {
    printout.handOver(pages.state(question));
  }

  private void message(ChatLine line) {
    if (triage.ignores(line)) {
      return;
    }
    Optional<RoomName> elsewhere = line.room().filter(room -> !pages.isFront(room));
    if (line.when() == When.FOUND) {
      printout.found(line, elsewhere, found);
      return;
    }
    pages.spoke(line);
    PageLine.Message message = triage.judged(line, pages.own());
    boolean counts = triage.counts(line);
    Optional<Page> page = pages.pageOf(line);
    boolean waits =
        page.filter(other -> !pages.isFront(other) && triage.waits(message)).isPresent();
    pages.store(message, waits && counts);
    // What we typed for somebody is shown where it was typed, too.
    if (!waits || (line.isDirect() && line.isOwn())) {
      printout.message(message, elsewhere);
    }
    if (!waits && counts) {
      pages.printed(message);
    }
    if (counts && triage.rings(message)) {
      printout.ring();
    }
  }

  /** Prints that somebody came or went, if they have spoken; the status line counts the others. */
  private void presence(RoomName room, Nick nick, String sentence) {
    if (pages.hasSpoken(room, nick) && !preferences.ignores(nick)) {
      news(room, sentence);
    }
  }

  /** Adds news to the page of a room, and prints them unless its messages wait. */
  @Override
  protected void news(RoomName room, String sentence) {
    pages.notes(room).ifPresent(page -> page.backlog().add(new PageLine.News(sentence)));
    if (pages.isFront(room) || preferences.show() == Show.ALL) {
      printout.news(sentence);
    }
  }

  private void bringToFront() {
    if (front.isEmpty()) {
      printout.news(Notices.front(front));
      return;
    }
    // Where all messages are printed anyway, those that were are not repeated.
    printout.page(pages.turnTo(front.get(), preferences.show() != Show.ALL), window.get());
  }
}
