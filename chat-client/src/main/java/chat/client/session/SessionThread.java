package chat.client.session;

import chat.client.command.CommandParser;
import chat.client.config.LoadedSettings;
import chat.client.event.ClientEvent;
import chat.client.event.Console;
import chat.client.event.ConsoleFactory;
import chat.client.event.SessionSnapshot;
import chat.client.event.View;
import chat.client.net.Connected;
import chat.client.net.Connector;
import chat.client.net.ReconnectingLink;
import chat.client.net.Timing;
import chat.client.net.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs a session: takes what happens from the inbox, one event after the other, has the session
 * handle it, and hands the outcome to the views. The thread that calls {@link #run} is the session
 * thread.
 */
public final class SessionThread {
  private final SessionInbox inbox = new SessionInbox();
  private final CountDownLatch over = new CountDownLatch(1);
  private final ReconnectingLink link;
  private final Console console;
  private final List<View> views = new ArrayList<>();
  private final ClientSession session;
  private volatile SessionSnapshot published = SessionSnapshot.STARTING;

  /**
   * A session over this first connection, which {@link #run} begins; the connector makes others.
   */
  public SessionThread(
      LoadedSettings loaded,
      ConsoleFactory consoles,
      Connected first,
      Connector connector,
      Timing timing) {
    console = consoles.open(why -> inbox.putFirst(session -> session.outputGone(why)));
    LinkFeed listener = new LinkFeed(inbox, console);
    link = new ReconnectingLink(first, connector, loaded.settings().textOnly(), listener, timing);
    views.add(console.view());
    consoles.transcript(console.view()).ifPresent(views::add);
    ClientSession.Setup setup =
        new ClientSession.Setup(loaded, console, timing, timing.silenceAfter(first));
    session = new ClientSession(setup, link, System::nanoTime);
  }

  /**
   * Runs the session to its end, and gives the terminal back.
   *
   * @param lastWord shows the line that says why it ended, if there is one
   * @return the exit code
   */
  public int run(Consumer<String> lastWord) throws InterruptedException {
    try {
      Exit exit = runToEnd();
      exit.line().ifPresent(lastWord);
      return exit.code();
    } finally {
      over.countDown(); // the process may end from now on
    }
  }

  private Exit runToEnd() throws InterruptedException {
    try (console) {
      session.start();
      startStdin();
      show(session.settle());
      while (!session.isOver()) {
        handleNext();
        show(session.settle());
      }
      return session.exit();
    } finally {
      inbox.close();
    }
  }

  /** Whether a screen is there, which has to be given back before the process ends. */
  public boolean isOnScreen() {
    return console.showsRoundTrip();
  }

  /**
   * Leaves as fast as decency allows: with a BYE if one can still be sent, and the terminal as it
   * was. Any thread; waits for the session thread, about twice this time at most.
   */
  public void leave(Duration patience) throws InterruptedException {
    inbox.putFirst(ClientSession::leave);
    if (link.wire() == Wire.FRAMES) {
      link.sayBye(); // by this thread, too: the session's may wait for a view that nobody reads
    }
    if (!over.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      inbox.putFirst(ClientSession::close);
      over.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void handleNext() throws InterruptedException {
    Optional<Consumer<ClientSession>> event = inbox.take(session.nanosToDeadline());
    if (event.isPresent()) {
      event.get().accept(session);
    }
    session.deadlineReached();
  }

  private void show(List<ClientEvent> events) {
    if (!events.isEmpty()) {
      published = session.latestSnapshot();
      views.forEach(view -> view.show(events));
    }
  }

  private void startStdin() {
    CommandParser parser = new CommandParser(console.isForPerson());
    InputFeed feed = new InputFeed(inbox, link, parser, () -> published);
    Thread thread = new Thread(() -> console.read(feed), "stdin");
    thread.setDaemon(true); // what it waits for must not keep the process alive
    thread.start();
  }
}
