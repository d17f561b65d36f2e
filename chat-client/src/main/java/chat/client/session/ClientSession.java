package chat.client.session;

import chat.client.command.CommandParser;
import chat.client.config.LoadedSettings;
import chat.client.config.Settings;
import chat.client.config.SettingsStore;
import chat.client.event.ClientEvent;
import chat.client.event.Console;
import chat.client.event.InputLine;
import chat.client.event.LinkEvent;
import chat.client.event.Page;
import chat.client.event.RequestEvent;
import chat.client.event.SessionSnapshot;
import chat.client.net.Backoff;
import chat.client.net.Connected;
import chat.client.net.LinkEnd;
import chat.client.net.LinkListener;
import chat.client.net.ServerLink;
import chat.client.net.Timing;
import chat.client.session.Timers.Timer;
import chat.client.session.login.LoginMeans;
import chat.client.session.login.NickLogin;
import chat.client.session.login.SecretQuestions;
import chat.client.session.state.EventLog;
import chat.client.session.state.JoinedRooms;
import chat.protocol.ClientMessage;
import chat.protocol.MessageKind;
import chat.protocol.ServerMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A session with one server, from the first link to the exit code. It owns all state, and has no
 * thread: {@link SessionThread} calls its methods one after the other, and {@link #settle} after
 * each.
 */
final class ClientSession implements LinkListener {
  /** For a BYE to reach the server, and for an end of input that is about to be seen. */
  private static final Duration SHORTLY = Duration.ofMillis(250);

  private final Settings settings;
  private final Console console;
  private final ServerLink link;
  private final Timers timers;
  private final EventLog events = new EventLog(this::snapshot);
  private final JoinedRooms rooms;
  private final Uplink uplink;
  private final NickLogin login;
  private final OtherDevices devices;
  private final ServerMessages messages;
  private final InputCommands commands;
  private final SessionInput input;
  private final WireDecision decision;
  private final LinkLifecycle links;
  private final ExitPolicy exitPolicy;
  private Optional<LinkEnd> end = Optional.empty(); // once there will be no link any more
  private boolean isOver;

  /** What a session is made of, beside its link. */
  record Setup(LoadedSettings loaded, Console console, Timing timing, Duration silence) {}

  /** A session that {@link #start} begins; {@code nanoTime} measures its deadlines. */
  ClientSession(Setup setup, ServerLink link, LongSupplier nanoTime) {
    this.settings = setup.loaded().settings();
    this.console = setup.console();
    this.link = link;
    timers = new Timers(nanoTime);
    rooms = new JoinedRooms(settings.history());
    settings.entered().forEach(rooms::enter);
    Backoff backoff = setup.timing().backoff();
    Optional<Duration> giveUp =
        Optional.of(settings.giveUp()).filter(time -> !console.isForPerson());
    StoreRetry storeRetry = new StoreRetry(backoff, giveUp, timers, events);
    Uplink.Route route = Uplink.Route.from(link, settings.destination());
    uplink = new Uplink(route, rooms, storeRetry, timers, events);
    SecretQuestions questions = new SecretQuestions(console.isForPerson(), events);
    LoginMeans means = LoginMeans.of(settings, route.servers(), questions);
    login = new NickLogin(means, uplink::sendNow, uplink::security, events);
    SettingsStore store = setup.loaded().store();
    devices = new OtherDevices(uplink, rooms, login, timers, events);
    messages = new ServerMessages(devices, rooms, login, store::preferences, events);
    SessionParts parts = new SessionParts(uplink, rooms, login, messages, events, timers);
    CommandParser parser = new CommandParser(console.isForPerson());
    boolean readsJson = settings.pipe().json();
    Supplier<Optional<Page>> nextPage = () -> console.nextPage(rooms.pages().snapshot());
    commands = new InputCommands(parser, readsJson, parts, store, nextPage);
    ReconnectTimer reconnect = new ReconnectTimer(backoff, giveUp, timers);
    boolean onlyListens = !console.hasInput() && settings.pipe().send().isEmpty();
    links = new LinkLifecycle(link, parts, reconnect, onlyListens, this::end);
    decision = new WireDecision(uplink, timers, setup.silence());
    input = new SessionInput(parts, commands, decision, links, console);
    exitPolicy = new ExitPolicy(settings, console, parts, commands, input);
  }

  void start() {
    events.changed();
    link.start();
    if (console.showsRoundTrip()) {
      uplink.status().scheduleMeasurement();
    }
    settings
        .pipe()
        .send()
        .map(text -> new ClientMessage.Say(0, settings.lastRoom(), MessageKind.SAID, text))
        .ifPresent(input::send);
  }

  /** Does what the last call made possible. Returns what views show of it. */
  List<ClientEvent> settle() {
    if (!isOver) {
      input.proceed();
      links.proceed();
      devices.settle(console);
      uplink.flush();
    }
    return events.take();
  }

  /** Whether nothing more happens, and {@link #exit} is known. */
  boolean isOver() {
    return isOver;
  }

  /** Returns how long it is until {@link #deadlineReached} has something to do; empty: never. */
  OptionalLong nanosToDeadline() {
    return timers.untilNext();
  }

  /** Does what is due now. */
  void deadlineReached() {
    Optional<Timer> timer = timers.takeDue();
    while (timer.isPresent() && !isOver) {
      fire(timer.get());
      timer = timers.takeDue();
    }
  }

  /** Returns the state that views were given last. */
  SessionSnapshot latestSnapshot() {
    return events.latest();
  }

  private SessionSnapshot snapshot() {
    return new SessionSnapshot(
        Optional.of(login.nick()).filter(nick -> login.wasWelcomed()),
        uplink.status().state(),
        rooms.snapshots(),
        rooms.pages().snapshot(),
        uplink.pending().count(),
        uplink.pending().oldest(SessionSnapshot.MAX_OLDEST),
        input.state());
  }

  /** The first input is there. The answer: whether it is wanted as bytes. */
  void inputBegun(CompletableFuture<Boolean> wantsBytes) {
    input.begun(wantsBytes);
  }

  /** Lines were typed or piped in. The answer: whether more are wanted. */
  void typed(List<InputLine> lines, CompletableFuture<Boolean> more) {
    input.typed(lines, more);
  }

  /** The answer: whether the next line must be typed without echo. */
  void awaitsSecret(CompletableFuture<Boolean> secret) {
    input.awaitsSecret(secret);
  }

  void inputEnded(CompletableFuture<Boolean> done) {
    input.ended(done);
    if (timers.isSet(Timer.INPUT_END)) {
      finish();
    }
  }

  /** Leaves at once, with a BYE where one is understood. */
  void leave() {
    links.leave();
  }

  /** Closes the link, and reconnects no more. */
  void close() {
    links.close();
  }

  /** Nothing can be shown any more: leaves. */
  void outputGone(IOException why) {
    if (exitPolicy.outputGone(why)) {
      leave();
      timers.set(Timer.LEAVE, SHORTLY);
    }
  }

  @Override
  public void bytesArrived() {
    decision.bytesArrived();
  }

  @Override
  public void notGreeted() {
    decision.notGreeted();
  }

  @Override
  public void greeted(int version) {
    login.greeted(version).ifPresent(uplink::hangUp);
  }

  @Override
  public void text(byte[] bytes) {
    if (!exitPolicy.saysTls(bytes)) {
      uplink.status().plain();
      events.add(new LinkEvent.PlainReceived(ByteBuffer.wrap(bytes).asReadOnlyBuffer()));
    }
  }

  @Override
  public void textPaused() {
    events.add(new LinkEvent.PlainPaused());
  }

  @Override
  public void received(List<ServerMessage> batch, int bytes) {
    batch.forEach(messages::handle);
  }

  @Override
  public void malformed(String why) {
    events.notice("skipped a malformed message from the server: " + why);
  }

  @Override
  public void writable() {} // settle sends what waits

  @Override
  public void ended(LinkEnd how) {
    links.ended(how);
  }

  @Override
  public void connected(Connected connected) {
    links.connected(connected);
  }

  @Override
  public void connectFailed(LinkEnd how) {
    links.connectFailed(how);
  }

  /** Returns how it ended, once it is over. */
  Exit exit() {
    return exitPolicy.exit(end.orElseThrow(), link.address());
  }

  private void fire(Timer timer) {
    Runnable action =
        switch (timer) {
          case SILENCE -> () -> {}; // settle tries the input again
          case RETRY -> links::retry;
          case RESEND -> links::resend;
          case LEAVE -> this::close;
          case ROUND_TRIP -> uplink::measureRoundTrip;
          case FOLLOW -> devices::followNow;
          case READ -> () -> devices.readNow(console);
          case INPUT_END -> this::finish;
        };
    action.run();
  }

  /** There will be no link any more. */
  private void end(LinkEnd how) {
    end = Optional.of(how);
    if (exitPolicy.awaitsInputEnd(how)) {
      timers.set(Timer.INPUT_END, SHORTLY);
    } else {
      finish();
    }
  }

  private void finish() {
    messages.sessionEnded();
    events.add(new LinkEvent.PlainPaused());
    exitPolicy
        .unacknowledged()
        .forEach(message -> events.add(new RequestEvent.MessageUnacknowledged(message)));
    input.stop();
    isOver = true;
  }
}
