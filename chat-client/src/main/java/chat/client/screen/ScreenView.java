package chat.client.screen;

import chat.client.config.Preferences;
import chat.client.config.Show;
import chat.client.event.ChatLine;
import chat.client.event.ClientEvent;
import chat.client.screen.HeldBack.Batch;
import chat.client.screen.HeldBack.Held;
import chat.client.view.Notices;
import chat.client.view.SentenceView;
import chat.client.view.TerminalText;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a screen shows of a session: which lines are printed, which messages wait until
 * their room is in front, what is unread. The session thread runs it, and waits here while the
 * terminal is slower than the events.
 */
public final class ScreenView extends SentenceView {
  private final ScreenRooms rooms = new ScreenRooms();
  private final TerminalText text = new TerminalText();
  private final Printout printout;
  private Preferences preferences;
  private Triage triage;
  private boolean hasFront;
  private Optional<RoomName> front = Optional.empty();
  private Optional<String> question = Optional.empty();
  private int questions;

  /**
   * A view that has shown nothing yet.
   *
   * @param preferences those in force until an event changes them
   * @param clock the current day
   */
  public ScreenView(Preferences preferences, ScreenFormat format, Clock clock, ScreenOutput out) {
    this.printout = new Printout(format, out, LocalDate.now(clock));
    this.preferences = preferences;
    this.triage = new Triage(preferences);
  }

  /** Returns the next room with something unread, else the one after the room in front. */
  public Optional<RoomName> nextRoom() {
    return rooms.nextUnread();
  }

  @Override
  public void message(ClientEvent.MessageReceived event) {
    message(event.line());
  }

  @Override
  public void acknowledged(ClientEvent.MessageAcknowledged event) {
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
    if (event.isUs() || rooms.hasSpoken(before)) {
      printout.news(Notices.renamed(event.renamed()));
    }
    rooms.renamed(before, event.renamed().now());
  }

  /** Prints the topic on request, and on entering a room unless it is the one printed before. */
  @Override
  public void topic(ClientEvent.TopicTold event) {
    boolean isOld =
        rooms
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
  public void listed(ClientEvent.RoomListed event) {
    rooms.listed(event.room().room());
    super.listed(event);
  }

  @Override
  public void currentRoom(ClientEvent.CurrentRoomChanged event) {
    // The snapshot says so too, and also where a room comes to the front by another one's end.
  }

  @Override
  public void catchUpStarted(ClientEvent.CatchUpStarted event) {
    ofRoom(event.room(), Notices.catchUpStarted(event.room()));
  }

  @Override
  public void catchUpFinished(ClientEvent.CatchUpFinished event) {
    ofRoom(event.room(), Notices.catchUpFinished(event.room(), event.count()));
  }

  @Override
  public void welcomed(ClientEvent.Welcomed event) {
    question = Optional.empty();
    super.welcomed(event);
  }

  @Override
  public void reconnected(ClientEvent.Reconnected event) {
    question = Optional.empty();
    super.reconnected(event);
  }

  @Override
  public void lost(ClientEvent.LinkLost event) {
    printout.notice(Notices.lost());
  }

  @Override
  public void plainSent(ClientEvent.PlainSent event) {
    printout.plain(List.of("> " + event.line()));
  }

  @Override
  public void plainReceived(ClientEvent.PlainReceived event) {
    printout.plain(text.add(event.bytes()));
  }

  @Override
  public void plainPaused(ClientEvent.PlainPaused event) {
    printout.plain(text.rest());
  }

  @Override
  public void nameAsked(ClientEvent.NameAsked event) {
    question = Optional.of(ScreenFormat.harmless(event.question()));
    questions++;
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

  /** Where another room comes to the front, says so and prints what was held back there. */
  @Override
  public void state(ClientEvent.StateChanged event) {
    rooms.update(event.snapshot());
    Optional<RoomName> now = rooms.front();
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
    printout.handOver(rooms.state(question, questions));
  }

  private void message(ChatLine line) {
    if (triage.ignores(line)) {
      return;
    }
    rooms.spoke(line);
    Held message = triage.judged(line, rooms.own());
    boolean counts = triage.counts(line);
    Optional<RoomName> elsewhere = line.room().filter(room -> !rooms.isFront(room));
    boolean waits =
        elsewhere
            .filter(room -> triage.waits(message) && rooms.holdBack(room, message, counts))
            .isPresent();
    if (!waits) {
      printout.message(message, elsewhere);
      if (counts) {
        rooms.printed(message);
      }
    }
    if (counts && triage.rings(message)) {
      printout.ring();
    }
  }

  /** Prints that somebody came or went, if they have spoken; the status line counts the others. */
  private void presence(RoomName room, Nick nick, String sentence) {
    if (rooms.hasSpoken(room, nick) && !preferences.ignores(nick)) {
      ofRoom(room, sentence);
    }
  }

  /** Prints news of a room, unless its messages are held back. */
  private void ofRoom(RoomName room, String sentence) {
    if (rooms.isFront(room) || preferences.show() == Show.ALL) {
      printout.news(sentence);
    }
  }

  private void bringToFront() {
    Batch batch = front.flatMap(rooms::notes).map(RoomNotes::takeHeldBack).orElse(Batch.NONE);
    int unread = batch.unread().messages();
    printout.news(
        front
            .filter(room -> unread > 0)
            .map(room -> Notices.heldBack(room, unread, batch.leftOut()))
            .orElseGet(() -> Notices.currentRoom(front)));
    batch.lines().forEach(held -> printout.message(held, Optional.empty()));
  }
}
