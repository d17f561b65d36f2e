package chat.client.session;

import chat.client.command.ClientInput;
import chat.client.command.CommandParser;
import chat.client.command.JsonRequest;
import chat.client.config.SettingsStore;
import chat.client.event.ClientEvent;
import chat.client.event.Page;
import chat.client.event.RequestEvent;
import chat.client.session.login.PasswordRefusal;
import chat.client.session.login.SecretQuestions;
import chat.client.session.state.EventLog;
import chat.client.session.state.JoinedRoom;
import chat.client.session.state.JoinedRooms;
import chat.client.session.state.Pages;
import chat.client.session.state.RoomMoves;
import chat.protocol.ClientMessage;
import chat.protocol.ClientMessage.Numbered;
import chat.protocol.ErrorCode;
import chat.protocol.Query;
import chat.protocol.command.ParsedInput;
import chat.protocol.command.SecretCommands;
import chat.protocol.command.UsageException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Carries out typed lines once the server has welcomed us. The session thread owns it. */
final class InputCommands implements ClientInput.Handler {
  /** The code of lines that this client refuses and that no server could. */
  private static final String BAD_INPUT = "bad-input";

  private final CommandParser parser;
  private final boolean readsJson;
  private final SessionParts parts;
  private final Uplink uplink;
  private final JoinedRooms rooms;
  private final RoomMoves moves;
  private final EventLog events;
  private final SettingsStore settings;
  private final Supplier<Optional<Page>> nextPage;
  private int reportedOutage; // the last one of which the person knows that messages wait
  private boolean isJson; // the line that is carried out
  private Optional<JsonRequest> request = Optional.empty(); // that line, if it could be read
  private boolean isLeaving;
  private long refusals;

  /**
   * Commands on these parts.
   *
   * @param readsJson whether lines may be JSON objects
   * @param nextPage the page that {@code /go next} means
   */
  InputCommands(
      CommandParser parser,
      boolean readsJson,
      SessionParts parts,
      SettingsStore settings,
      Supplier<Optional<Page>> nextPage) {
    this.parser = parser;
    this.readsJson = readsJson;
    this.parts = parts;
    this.uplink = parts.uplink();
    this.rooms = parts.rooms();
    this.events = parts.events();
    this.moves = new RoomMoves(rooms, events, uplink::send);
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

  /**
   * Carries out a line. Returns false if it has to wait, because too many messages are pending or a
   * login is.
   */
  boolean line(String line) {
    if (awaitsLogin()) {
      return false;
    }
    isJson = readsJson && JsonRequest.isMeantBy(line);
    try {
      ClientInput input = read(line);
      if (input.isSent() && uplink.pending().isFull()) {
        return false;
      }
      input.handleWith(this);
    } catch (UsageException e) {
      dropSecretsAfter(SecretCommands.unindented(commandIn(line)));
      refuse(BAD_INPUT, e.getMessage());
    } finally {
      isJson = false;
      request = Optional.empty();
    }
    return true;
  }

  /** Returns the command that a line has as JSON, or the line as it is. */
  String commandIn(String line) {
    return readsJson ? JsonRequest.commandIn(line) : line;
  }

  /** A program's next line is for the rooms that it enters after the login. */
  private boolean awaitsLogin() {
    return !parts.login().asksPerson() && parts.login().account().isLoginRequested();
  }

  private void dropSecretsAfter(String refused) {
    int secrets = SecretCommands.secretsAfter(refused);
    if (secrets > 0) {
      parts.login().questions().refused(secrets);
    }
  }

  private ClientInput read(String line) throws UsageException {
    if (!isJson) {
      return parser.parse(line, rooms.pages().front());
    }
    JsonRequest read = JsonRequest.of(line);
    request = Optional.of(read);
    return read.input(parser, rooms.pages().front());
  }

  /** Refuses a line of which only the length was kept. */
  void overlong(long bytes) {
    LineCheck.overlong(bytes, parts.login().maxTextBytes())
        .ifPresent(why -> refuse(ErrorCode.TOO_LONG.word(), why));
  }

  /** Sends a message, unless it is too long or for a room that we are not in. */
  void send(ClientMessage message) {
    Optional<String> complaint =
        LineCheck.overlong(message.textBytes(), parts.login().maxTextBytes());
    if (complaint.isPresent()) {
      refuse(ErrorCode.TOO_LONG.word(), complaint.get());
      return;
    }
    if (message instanceof Numbered written && isElsewhere(written)) {
      String room = written.target();
      refuse(
          ErrorCode.NOT_IN_ROOM.word(),
          "not sent: you are not in %s; /join %s enters it".formatted(room, room));
      return;
    }
    if (message instanceof ClientMessage.Join join) {
      moves.enter(join.room());
    } else if (message instanceof Numbered numbered) {
      events.add(new RequestEvent.MessageQueued(numbered));
      reportOffline();
    }
    uplink.pending().refs().add(message, request.flatMap(JsonRequest::ref));
    if (message instanceof Query.Topic query) {
      rooms.find(query.room()).ifPresent(JoinedRoom::topicRequested);
    }
    uplink.send(
        message instanceof ClientMessage.Join join ? rooms.firstJoin(join.room()) : message);
    if (message instanceof ClientMessage.Leave leave) {
      moves.leave(leave.room());
    }
    isLeaving |= message instanceof ClientMessage.Bye;
  }

  @Override
  public void send(ClientInput.Send input) {
    send(input.toSend());
  }

  @Override
  public void ask(ClientInput.Ask input) {
    SecretQuestions questions = parts.login().questions();
    ParsedInput.Asks asks = input.asks();
    Optional<PasswordRefusal> refusal =
        PasswordRefusal.of(
            asks.action(),
            uplink.security(),
            parts.login().account(),
            uplink.pending().isAccountSettled());
    if (refusal.isPresent()) {
      int secrets = asks.prompts().size();
      refuse(
          refusal.get().code().word(), refusal.get().sentence() + SecretCommands.warning(secrets));
      questions.discard(secrets);
    } else {
      questions.ask(asks.prompts(), secrets -> request(asks.request().apply(secrets)), () -> {});
    }
  }

  private void request(ClientMessage request) {
    if (uplink.isOpen() && uplink.isWelcomed()) {
      parts.login().account().loginRequested();
    }
    uplink.send(request);
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
    moves.frontChanged();
  }

  @Override
  public void query(ClientInput.Query input) {
    Pages pages = rooms.pages();
    input.nick().map(Page::with).ifPresentOrElse(pages::open, () -> closeFront(pages));
    moves.frontChanged();
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

  /** Once for each time that the link is lost. */
  private void reportOffline() {
    if (uplink.isCutOff() && uplink.outages() != reportedOutage) {
      events.add(new RequestEvent.QueuedOffline());
      reportedOutage = uplink.outages();
    }
  }

  /** Whether it is written, or changes what is written, in a room that we are not in. */
  private boolean isElsewhere(Numbered message) {
    return !(message instanceof ClientMessage.Tell)
        && rooms.find(message.target()).filter(JoinedRoom::isEntered).isEmpty();
  }

  private void refuse(String code, String why) {
    refusals++;
    events.add(
        isJson
            ? new RequestEvent.InputRefused(
                code,
                why,
                request.flatMap(JsonRequest::target),
                request.flatMap(JsonRequest::text),
                request.flatMap(JsonRequest::ref))
            : new ClientEvent.Notice(why));
  }

  private void notice(List<String> lines) {
    events.notice(String.join("\n", lines));
  }
}
