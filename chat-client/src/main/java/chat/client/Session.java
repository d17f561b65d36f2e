package chat.client;

import chat.client.commands.ClientActions;
import chat.client.commands.CommandTable;
import chat.client.config.LoadedSettings;
import chat.client.config.Settings;
import chat.client.net.Connected;
import chat.client.net.LinkEnd;
import chat.client.net.LinkOptions;
import chat.client.net.Links;
import chat.client.net.Outbox;
import chat.client.net.Timing;
import chat.client.ui.Console;
import chat.client.ui.InputHandler;
import chat.client.ui.LineOutput;
import chat.client.ui.Notices;
import chat.client.ui.Preferences;
import chat.client.ui.View;
import chat.protocol.ClientMessage;
import chat.protocol.Nick;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ties the connections to one server to one standard input and output, from login to exit code. */
final class Session {
  /** For a thread that is just about to see the end of the input. */
  private static final Duration MOMENT = Duration.ofMillis(250);

  /** How many of the messages that were not acknowledged are shown; all are counted. */
  private static final int MAX_TOLD = 20;

  /** Between two looks at how long the server takes to answer. */
  private static final int LAG_SECONDS = 5;

  private final Settings settings;
  private final Console console;
  private final Outbox outbox;
  private final View view;
  private final Login login;
  private final Conversation conversation;
  private final Speaker speaker;
  private final Links links;
  private final InputHandler typist;
  private final Optional<OneMessage> oneMessage;
  private final LineOutput err;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile Optional<IOException> outputGone = Optional.empty();

  Session(LoadedSettings start, Consoles consoles, Connected connected, Timing timing) {
    settings = start.settings();
    err = consoles.err();
    Preferences preferences = Preferences.of(settings.display().preferences());
    Rooms rooms = new Rooms(settings.entered());
    outbox = new Outbox();
    console = consoles.open(start, preferences, rooms, outbox, this::outputGone);
    view = consoles.withTranscript(console.view());
    boolean person = console.isForPerson();
    Reactions reactions = new Reactions();
    Messages messages = new Messages(view, rooms, preferences);
    messages.register(reactions);
    login = login();
    new Presence(view, rooms, login::nick).register(reactions);
    conversation = new Conversation(reactions, view, outbox, login, rooms);
    var actions =
        new ClientActions(
            rooms, rooms::bringToFront, console, start.store(), preferences, messages::lastTeller);
    var commands = new CommandTable(actions, view, person);
    speaker = new Speaker(outbox, rooms, view, commands, conversation::maxTextBytes);
    links =
        new Links(
            connected,
            outbox,
            conversation,
            timing,
            new LinkOptions(
                settings.textOnly(), person ? Optional.empty() : Optional.of(settings.giveUp())));
    typist = new Typist(links, login, speaker, view, person);
    oneMessage =
        settings
            .pipe()
            .send()
            .map(text -> new ClientMessage.Say(0, settings.lastRoom(), text))
            .map(message -> new OneMessage(links, login, speaker, message));
  }

  private void watchLag() {
    try {
      do {
        links.measureLag();
      } while (!over.await(LAG_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever it waits for must not keep the process alive. */
  private static void startDaemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private Login login() {
    Optional<Nick> chosen = settings.destination().nick();
    var account = NickChoice.login(System.getProperty("user.name", ""));
    var choice = new NickChoice(chosen.orElse(account), chosen.isEmpty());
    return new Login(outbox, view, choice, chosen.isPresent(), console.isForPerson());
  }

  /**
   * Runs to the end of the last link, and says why if that must be said; the answer is the exit
   * code. The thread that calls this is the one that writes frames.
   */
  int run() throws InterruptedException {
    Runnable input = () -> console.read(typist);
    startDaemon("stdin", oneMessage.map(Runnable.class::cast).orElse(input));
    if (console.showsLag()) {
      startDaemon("lag", this::watchLag);
    }
    Exit exit = runLinks();
    exit.line().ifPresent(err::line);
    over.countDown();
    return exit.code();
  }

  /** Whatever happens, the terminal is given back. */
  private Exit runLinks() throws InterruptedException {
    try (console) {
      LinkEnd end = links.run();
      login.over();
      view.pause();
      return outputGone.isPresent()
          ? Exit.afterOutputGone(outputGone.get(), outbox.pending().size())
          : exit(end);
    }
  }

  /** Whether there is more than lines to be put away in the end. */
  boolean isOnScreen() {
    return console.showsLag();
  }

  /** Goes as fast as decency allows: a BYE if one can still be sent, and the terminal as it was. */
  void leave(Duration patience) throws InterruptedException {
    links.leave();
    if (!over.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      links.close();
      over.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** The thread that hears of it holds what others print with, so another one waits. */
  private void outputGone(IOException why) {
    outputGone = Optional.of(why);
    new Thread(this::leaveSoon, "leaving").start();
  }

  private void leaveSoon() {
    try {
      leave(MOMENT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Exit exit(LinkEnd end) throws InterruptedException {
    return switch (links.wire()) {
      case UNDECIDED -> Exit.afterText(end, false, true);
      case TEXT ->
          oneMessage.isPresent()
              ? Exit.noChatServer(settings.destination().address())
              : Exit.afterText(end, console.hasEnded(MOMENT), !settings.textOnly());
      case FRAMES -> {
        boolean person = console.isForPerson();
        long refusals = person ? 0 : conversation.refusals() + speaker.refusals();
        List<ClientMessage.Numbered> pending = outbox.pending();
        if (person) {
          pending.stream()
              .limit(MAX_TOLD)
              .forEach(message -> view.notice(Notices.unacknowledged(message.text())));
        }
        boolean handedOver = oneMessage.map(OneMessage::isHandedOver).orElse(false);
        yield handedOver && pending.isEmpty() && refusals == 0
            // It is stored, and that is all it was about, however the link ended.
            ? Exit.DONE
            : Exit.afterFrames(end, outbox.saidBye(), pending.size(), refusals);
      }
    };
  }
}
