package chat.client;

import chat.client.net.Connected;
import chat.client.net.Link;
import chat.client.net.LinkEnd;
import chat.client.net.Outbox;
import chat.client.net.Timing;
import chat.client.ui.Input;
import chat.client.ui.LineOutput;
import chat.client.ui.PipeView;
import chat.client.ui.Stdio;
import chat.client.ui.TerminalView;
import chat.client.ui.View;
import chat.protocol.Nick;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** Ties one connection to one standard input and output, from login to exit code. */
final class Session {
  /** For a thread that is just about to see the end of the input. */
  private static final Duration MOMENT = Duration.ofMillis(250);

  private final Settings settings;
  private final boolean terminal;
  private final Outbox outbox = new Outbox();
  private final View view;
  private final Login login;
  private final Conversation conversation;
  private final Speaker speaker;
  private final Link link;
  private final Input input;
  private volatile boolean outputGone;

  Session(Settings settings, Stdio stdio, LineOutput err, Connected connected, Timing timing) {
    this.settings = settings;
    terminal = stdio.terminal();
    LineOutput out = new LineOutput(stdio.out(), stdio.charset(), this::outputGone);
    view = terminal ? new TerminalView(out, ZoneId.systemDefault()) : new PipeView(out, err);
    Rooms rooms = new Rooms(settings.rooms());
    Reactions reactions = new Reactions();
    new Messages(view, rooms, terminal).register(reactions);
    new Presence(view, rooms, terminal).register(reactions);
    login = login(settings);
    conversation = new Conversation(reactions, view, outbox, login, rooms);
    speaker = new Speaker(outbox, rooms, view, conversation::maxTextBytes);
    link = new Link(connected, outbox, conversation, timing, settings.textOnly());
    input = new Input(stdio, new Typist(link, login, speaker, view, terminal));
  }

  private Login login(Settings options) {
    Optional<Nick> chosen = options.destination().nick();
    var account = NickChoice.login(System.getProperty("user.name", ""));
    var choice = new NickChoice(chosen.orElse(account), chosen.isEmpty());
    return new Login(outbox, view, choice, chosen.isPresent(), terminal);
  }

  /** Runs to the end of the link. The thread that calls this is the one that writes frames. */
  Exit run() throws InterruptedException {
    Thread thread = new Thread(input, "stdin");
    // It may be blocked in a read that nothing ends; that must not keep the process alive.
    thread.setDaemon(true);
    thread.start();
    LinkEnd end = link.run();
    login.over();
    view.pause();
    return outputGone ? Exit.DONE : exit(end);
  }

  /** Goes as fast as decency allows: a BYE if one can still be sent. */
  void leave(Duration patience) throws InterruptedException {
    link.leave();
    link.awaitEnd(patience);
    link.close();
  }

  private void outputGone() {
    outputGone = true;
    link.leave();
  }

  private Exit exit(LinkEnd end) throws InterruptedException {
    return switch (link.wire()) {
      case UNDECIDED -> Exit.afterText(end, false, true);
      case TEXT -> Exit.afterText(end, input.hasEnded(MOMENT), !settings.textOnly());
      case FRAMES -> {
        long refusals = terminal ? 0 : conversation.refusals() + speaker.refusals();
        yield Exit.afterFrames(end, outbox.saidBye(), outbox.pending(), refusals);
      }
    };
  }
}
