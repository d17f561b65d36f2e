package chat.client.session;

import chat.client.command.CommandParser;
import chat.client.config.LoadedSettings;
import chat.client.config.Settings;
import chat.client.config.SettingsStore;
import chat.client.net.Connected;
import chat.client.net.LinkEnd;
import chat.client.net.LinkListener;
import chat.client.net.ServerLink;
import chat.client.net.Timing;
import chat.client.net.Wire;
import chat.client.session.Timers.Timer;
import chat.protocol.ClientMessage;
import chat.protocol.MessageKind;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * A session with one server, from the first link to the exit code. It owns all state, and has no
 * thread: {@link SessionThread} calls its methods one after the other, and {@link #settle} after
 * each.
 */
final class Session implements LinkListener, SessionInput.Control {
  private static final Duration ROUND_TRIP_INTERVAL = Duration.ofSeconds(5);

  /** For a BYE to reach the server, and for an end of input that is about to be seen. */
  private static final Duration SHORTLY = Duration.ofMillis(250);

  /** How many of the messages that were not acknowledged are shown; all are counted. */
  private static final int MAX_UNACKNOWLEDGED_SHOWN = 20;

  private final Settings settings;
  private final Console console;
  private final ServerLink link;
  private final Timers timers;
  private final EventLog events = new EventLog(this::snapshot);
  private final Rooms rooms = new Rooms();
  private final Uplink uplink;
  private final Login login;
  private final ServerMessages messages;
  private final InputCommands commands;
  private final SessionInput input;
  private final WireDecision decision;
  private final ReconnectTimer reconnect;
  private boolean isLeaving;
  private Optional<LinkEnd> end = Optional.empty(); // once there will be no link any more
  private Optional<IOException> outputGone = Optional.empty();
  private boolean isOver;

  /** What a session is made of, beside its link. */
  record Setup(LoadedSettings loaded, Console console, Timing timing, Duration silence) {}

  /** A session that {@link #start} begins; {@code nanoTime} measures its deadlines. */
  Session(Setup setup, ServerLink link, LongSupplier nanoTime) {
    this.settings = setup.loaded().settings();
    this.console = setup.console();
    this.link = link;
    timers = new Timers(nanoTime);
    settings.entered().forEach(rooms::enter);
    uplink = new Uplink(link, rooms, new RoundTrip(timers), events);
    NickChoice choice = NickChoice.of(settings.destination().nick());
    login = new Login(choice, console.isForPerson(), uplink, events);
    SettingsStore store = setup.loaded().store();
    messages = new ServerMessages(uplink, rooms, login, store::preferences, events);
    SessionParts parts = new SessionParts(uplink, rooms, login, messages, events, timers);
    CommandParser parser = new CommandParser(console.isForPerson());
    commands = new InputCommands(parser, parts, store, this::nextRoom);
    decision = new WireDecision(uplink, timers, setup.silence());
    input = new SessionInput(parts, commands, decision, this, console.isForPerson());
    Optional<Duration> giveUp =
        Optional.of(settings.giveUp()).filter(time -> !console.isForPerson());
    reconnect = new ReconnectTimer(setup.timing().backoff(), giveUp, timers);
  }

  void start() {
    events.changed();
    link.start();
    if (console.showsRoundTrip()) {
      timers.set(Timer.ROUND_TRIP, ROUND_TRIP_INTERVAL);
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

  SessionSnapshot snapshot() {
    return new SessionSnapshot(
        Optional.of(login.nick()).filter(nick -> login.wasWelcomed()),
        uplink.state(),
        rooms.snapshots(),
        rooms.current(),
        uplink.pending().count(),
        uplink.pending().oldest(SessionSnapshot.MAX_OLDEST),
        login.maxTextBytes());
  }

  // ---- what the user does ----

  /** The first input is there. The answer: whether it is wanted as bytes. */
  void inputBegun(CompletableFuture<Boolean> wantsBytes) {
    input.begun(wantsBytes);
  }

  /** Lines were typed or piped in. The answer: whether more are wanted. */
  void typed(List<InputLine> lines, CompletableFuture<Boolean> more) {
    input.typed(lines, more);
  }

  void inputEnded(CompletableFuture<Boolean> done) {
    input.ended(done);
    if (timers.isSet(Timer.INPUT_END)) {
      finish();
    }
  }

  /** Leaves at once, with a BYE where one is understood. */
  void leave() {
    isLeaving = true;
    if (uplink.isOpen() && uplink.wire() == Wire.FRAMES && !uplink.isCutOff()) {
      uplink.sendByeNow();
    } else {
      close();
    }
  }

  /** Nothing can be shown any more: leaves. */
  void outputGone(IOException why) {
    if (outputGone.isEmpty()) {
      outputGone = Optional.of(why);
      leave();
      timers.set(Timer.LEAVE, SHORTLY);
    }
  }

  @Override
  public void close() {
    isLeaving = true;
    timers.cancel(Timer.RETRY);
    if (uplink.isOpen()) {
      uplink.close();
    } else if (end.isEmpty()) {
      end(new LinkEnd(LinkEnd.Kind.LEFT, ""));
    }
  }

  @Override
  public void hurry() {
    if (timers.isSet(Timer.RETRY)) {
      timers.set(Timer.RETRY, Duration.ZERO);
    }
  }

  // ---- what happens on the link ----

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
    login.greeted(version, rooms.inboxCursor());
  }

  @Override
  public void text(byte[] bytes) {
    uplink.plain();
    events.add(new ClientEvent.PlainReceived(ByteBuffer.wrap(bytes).asReadOnlyBuffer()));
  }

  @Override
  public void textPaused() {
    events.add(new ClientEvent.PlainPaused());
  }

  @Override
  public void received(List<ServerMessage> batch) {
    batch.forEach(messages::handle);
  }

  @Override
  public void malformed(String why) {
    events.notice("skipped a malformed message from the server: " + why);
  }

  @Override
  public void idle() {
    uplink.sendNow(new ClientMessage.Ping("alive"));
  }

  @Override
  public void ended(LinkEnd how) {
    LinkEnd ended = uplink.closed(how);
    if (isLeaving || !ended.mayReconnect() || !uplink.mayReconnect()) {
      end(ended);
      return;
    }
    if (uplink.isWelcomed()) {
      reconnect.begin();
      rooms.linkLost();
      login.linkLost();
      commands.linkLost();
      uplink.lost();
      events.add(new ClientEvent.LinkLost(ended.sentence()));
    }
    retry();
  }

  @Override
  public void connected(Connected connected) {
    if (isLeaving) {
      connected.close();
    } else {
      uplink.opened();
      link.resume(connected);
    }
  }

  @Override
  public void connectFailed() {
    if (!isLeaving) {
      retry();
    }
  }

  // ---- how it ends ----

  /** Returns the exit code, and the line that says why; once it is over. */
  Exit exit() {
    int pending = uplink.pending().count();
    if (outputGone.isPresent()) {
      return Exit.afterOutputGone(outputGone.get(), pending);
    }
    LinkEnd how = end.orElseThrow();
    return switch (uplink.wire()) {
      case UNDECIDED -> Exit.afterText(how, false, true);
      case TEXT ->
          settings.pipe().send().isPresent()
              ? Exit.noChatServer(link.address())
              : Exit.afterText(how, hasInputEnded(), !settings.textOnly());
      case FRAMES -> {
        long refusals = console.isForPerson() ? 0 : messages.refusals() + commands.refusals();
        boolean isStored = input.isMessageSent() && pending == 0 && refusals == 0;
        yield isStored
            ? Exit.DONE // the one message is stored, however the link ended
            : Exit.afterFrames(how, uplink.isByeSent(), pending, refusals);
      }
    };
  }

  private void fire(Timer timer) {
    Runnable action =
        switch (timer) {
          case SILENCE -> () -> {}; // settle tries the input again
          case RETRY -> link::reconnect;
          case LEAVE -> this::close;
          case ROUND_TRIP -> this::measureRoundTrip;
          case INPUT_END -> this::finish;
        };
    action.run();
  }

  private void measureRoundTrip() {
    uplink.measureRoundTrip();
    timers.set(Timer.ROUND_TRIP, ROUND_TRIP_INTERVAL);
  }

  private Optional<RoomName> nextRoom() {
    return console.nextRoom().or(() -> snapshot().afterCurrent());
  }

  private void retry() {
    Optional<Duration> pause = reconnect.schedule();
    if (pause.isEmpty()) {
      end(
          new LinkEnd(
              LinkEnd.Kind.GIVEN_UP,
              "there was no chat server at %s for %s; is it running? --give-up sets how long to try"
                  .formatted(link.address(), reconnect.patience())));
      return;
    }
    uplink.retrying(LinkState.retryingAt(Clock.systemUTC().instant().plus(pause.get())));
    events.add(new ClientEvent.RetryScheduled(pause.get()));
  }

  /** There will be no link any more. */
  private void end(LinkEnd how) {
    end = Optional.of(how);
    boolean isInputExpected = uplink.wire() == Wire.TEXT && !hasInputEnded();
    if (isInputExpected && how.kind() == LinkEnd.Kind.CLOSED) {
      timers.set(Timer.INPUT_END, SHORTLY);
    } else {
      finish();
    }
  }

  private boolean hasInputEnded() {
    return input.hasEnded() || !console.hasInput();
  }

  private void finish() {
    messages.sessionEnded();
    events.add(new ClientEvent.PlainPaused());
    if (console.isForPerson() && uplink.wire() == Wire.FRAMES && outputGone.isEmpty()) {
      uplink.pending().messages().stream()
          .limit(MAX_UNACKNOWLEDGED_SHOWN)
          .forEach(message -> events.add(new ClientEvent.MessageUnacknowledged(message)));
    }
    input.stop();
    isOver = true;
  }
}
