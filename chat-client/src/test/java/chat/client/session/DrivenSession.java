package chat.client.session;

import static org.junit.jupiter.api.Assertions.assertFalse;

import chat.client.config.LoadedSettings;
import chat.client.config.TestHome;
import chat.client.event.ClientEvent;
import chat.client.event.LinkEvent;
import chat.client.net.LinkEnd;
import chat.client.net.LinkEnd.Kind;
import chat.client.net.Timing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs a session on the test's thread, over a link in memory and a clock that the test sets, and
 * records what it shows.
 */
final class DrivenSession {
  private final RecordingLink link;
  private final ClientSession session;
  private final TypedInput input;
  private final List<ClientEvent> shown = new ArrayList<>();
  private long nanos = Long.MAX_VALUE - Duration.ofSeconds(1).toNanos(); // soon it wraps around
  private Duration pause = Duration.ZERO;

  /** A session that was started with these arguments. */
  DrivenSession(TestConsole console, Path home, String... args) {
    LoadedSettings loaded = new TestHome(home).starts(args);
    link = new RecordingLink(loaded.settings());
    Timing timing = Timing.DEFAULT;
    session =
        new ClientSession(
            new ClientSession.Setup(loaded, console, timing, timing.silence()), link, () -> nanos);
    input = new TypedInput(session, link, !console.showsRoundTrip());
    session.start();
    settle();
  }

  ClientSession session() {
    return session;
  }

  RecordingLink link() {
    return link;
  }

  TypedInput input() {
    return input;
  }

  /** The pause that was announced last. */
  Duration pause() {
    return pause;
  }

  void happens(Consumer<ClientSession> event) {
    assertFalse(session.isOver(), "the session is over");
    event.accept(session);
    session.deadlineReached();
    settle();
  }

  void timePasses(Duration time) {
    long left = time.toNanos();
    while (!session.isOver() && session.nanosToDeadline().orElse(Long.MAX_VALUE) <= left) {
      long step = session.nanosToDeadline().getAsLong();
      nanos += step;
      left -= step;
      happens(s -> {});
    }
    nanos += left;
  }

  /** Removes and returns what the session showed; changes of its state are left out. */
  List<String> takeShown() {
    shown.removeIf(EventText::isState);
    return takeAllShown();
  }

  /** As {@link #takeShown}, with the changes of state. */
  List<String> takeAllShown() {
    List<String> all = shown.stream().map(EventText::of).toList();
    shown.clear();
    return all;
  }

  void forgetShown() {
    shown.clear();
  }

  /** As the session thread does after each event, with what the link and stdin answer to that. */
  void settle() {
    do {
      show();
    } while (!session.isOver() && (input.handOver() || endsLink()));
    show();
  }

  private void show() {
    for (ClientEvent event : session.settle()) {
      shown.add(event);
      if (event instanceof LinkEvent.RetryScheduled retry) {
        pause = retry.pause();
      }
    }
  }

  /** A link that the session closed ends, as its reader would report it. */
  private boolean endsLink() {
    boolean ends = link.takeClosing();
    if (ends) {
      session.ended(new LinkEnd(Kind.BROKEN, "it broke: Socket closed"));
    }
    return ends;
  }
}
