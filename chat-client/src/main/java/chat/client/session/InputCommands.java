package chat.client.session;

import chat.client.command.ClientInput;
import chat.client.command.CommandParser;
import chat.client.config.SettingsStore;
import chat.client.event.ClientEvent;
import chat.client.event.Page;
import chat.client.session.state.JoinedRoom;
import chat.client.session.state.JoinedRooms;
import chat.client.session.state.Pages;
import chat.protocol.ClientMessage;
import chat.protocol.RoomName;
import chat.protocol.command.UsageException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Carries out typed lines once the server has welcomed us. The session thread owns it. */
final class InputCommands implements ClientInput.Handler {
  private final CommandParser parser;
  private final SessionParts parts;
  private final Uplink uplink;
  private final JoinedRooms rooms;
  private final EventLog events;
  private final SettingsStore settings;
  private final Supplier<Optional<Page>> nextPage;
  private int reportedOutage; // the last one of which the person knows that messages wait
  private boolean isLeaving;
  private long refusals;

  /** Commands on these parts; {@code nextPage} is the page that {@code /go next} means. */
  InputCommands(
      CommandParser parser,
      SessionParts parts,
      SettingsStore settings,
      Supplier<Optional<Page>> nextPage) {
    this.parser = parser;
    this.parts = parts;
    this.uplink = parts.uplink();
    this.rooms = parts.rooms();
    this.events = parts.events();
    this.settings = settings;
    this.nextPage = nextPage;
  }

  /** How many lines were refused here: malformed, or too long. */
  long refusals() {
    return refusals;
  }

  /** Whether a line said BYE, so that nothing follows it. */
  boolean isLeaving() {
    return isLeaving;
  }

  /** Carries out a line. Returns false if it has to wait, because too many messages are pending. */
  boolean line(String line) {
    try {
      ClientInput input = parser.parse(line, rooms.pages().front());
      if (input.isSent() && uplink.pending().isFull()) {
        return false;
      }
      input.handleWith(this);
    } catch (UsageException e) {
      refuse(e.getMessage());
    }
    return true;
  }

  /** Refuses a line of which only the length was kept. */
  void overlong(long bytes) {
    LineCheck.overlong(bytes, parts.login().maxTextBytes()).ifPresent(this::refuse);
  }

  /** Sends a message, unless it is too long. */
  void send(ClientMessage message) {
    Optional<String> complaint =
        LineCheck.overlong(message.textBytes(), parts.login().maxTextBytes());
    if (complaint.isPresent()) {
      refuse(complaint.get());
      return;
    }
    if (message instanceof ClientMessage.Join join) {
      rooms.enter(join.room());
      frontChanged();
    } else if (message instanceof ClientMessage.Numbered numbered) {
      events.add(new ClientEvent.MessageQueued(numbered));
      reportOffline();
    }
    uplink.send(message);
    if (message instanceof ClientMessage.Leave leave) {
      leave(leave.room());
    }
    isLeaving |= message instanceof ClientMessage.Bye;
  }

  @Override
  public void send(ClientInput.Send input) {
    send(input.toSend());
  }

  @Override
  public void help(ClientInput.Help input) {
    notice(input.lines());
  }

  @Override
  public void reply(ClientInput.Reply input) throws UsageException {
    send(input.to(parts.messages().lastTeller()));
  }

  @Override
  public void go(ClientInput.Go input) throws UsageException {
    rooms.pages().bringToFront(input.page(rooms.pages().snapshot().all(), nextPage));
    frontChanged();
  }

  @Override
  public void query(ClientInput.Query input) {
    Pages pages = rooms.pages();
    input.nick().map(Page::with).ifPresentOrElse(pages::open, () -> closeFront(pages));
    frontChanged();
    input.message().ifPresent(this::send);
  }

  private static void closeFront(Pages pages) {
    pages.front().filter(page -> page.partner().isPresent()).ifPresent(pages::close);
  }

  @Override
  public void showSettings(ClientInput.ShowSettings input) {
    notice(settings.showAll());
  }

  @Override
  public void showSetting(ClientInput.ShowSetting input) throws UsageException {
    events.notice(settings.show(input.name()));
  }

  @Override
  public void changeSetting(ClientInput.ChangeSetting input) throws UsageException {
    SettingsStore.Change change = settings.change(input.name(), input.value());
    events.add(new ClientEvent.PreferencesChanged(change.preferences()));
    events.notice(change.sentence());
  }

  @Override
  public void clear(ClientInput.Clear input) {
    events.add(new ClientEvent.ScreenCleared());
  }

  private void leave(RoomName name) {
    rooms.find(name).ifPresent(JoinedRoom::leaveRequested);
    boolean wasCurrent = rooms.isCurrent(name);
    rooms.leave(name);
    events.changed();
    if (wasCurrent) {
      frontChanged();
    }
  }

  private void frontChanged() {
    events.changed();
    events.add(new ClientEvent.FrontChanged(rooms.pages().front()));
  }

  /** Once for each time that the link is lost. */
  private void reportOffline() {
    if (uplink.isCutOff() && uplink.outages() != reportedOutage) {
      events.add(new ClientEvent.QueuedOffline());
      reportedOutage = uplink.outages();
    }
  }

  private void refuse(String why) {
    refusals++;
    events.notice(why);
  }

  private void notice(List<String> lines) {
    events.notice(String.join("\n", lines));
  }
}
