package chat.client.bench;

import chat.client.net.CannotConnectException;
import chat.client.net.Connector;
import chat.client.net.ServerAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The members of a run and those of them who speak, from coming to leaving. One thread. */
final class Crew {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration LEAVE = Duration.ofSeconds(5);
  private static final long LOOK_MILLIS = 50;

  private final Stage stage;
  private final ServerAddress server;
  private final Latencies latencies;
  private final List<Member> members = new ArrayList<>();
  private final List<Window> windows = new ArrayList<>();
  private final List<Sender> senders = new ArrayList<>();

  Crew(Stage stage, ServerAddress server, Latencies latencies) {
    this.stage = stage;
    this.server = server;
    this.latencies = latencies;
  }

  /** Brings all into the room; fewer if the run is to stop. */
  void enter() throws CannotBenchException, InterruptedException {
    Connector connector = new Connector(CONNECT);
    for (int i = 0; i < stage.load().members() && !stage.stop().isAsked(); i++) {
      Member member = member(i, connect(connector, i));
      members.add(member);
      Threads.start("member-" + (i + 1), member);
      if (i == 0) {
        // Alone, so that what isn't a chat server, or one that isn't well, gets no more than one.
        await(member.entered());
      }
    }
    for (Member member : members) {
      await(member.entered());
    }
    stage.stop().throwFailure();
  }

  /** Lets the senders speak from a time on. */
  void speak(long startNanos) throws CannotBenchException {
    Load load = stage.load();
    for (int i = 0; i < load.senders(); i++) {
      Schedule schedule = Schedule.of(load.rate(), load.senders(), i, startNanos);
      Sender sender = new Sender(stage, members.get(i).connection(), windows.get(i), schedule);
      senders.add(sender);
      Threads.start("sender-" + (i + 1), sender);
    }
  }

  /** Lets them say no more. */
  void hush() {
    windows.forEach(Window::close);
  }

  List<Member> members() {
    return members;
  }

  List<Sender> senders() {
    return senders;
  }

  /** Messages that were not acknowledged so far. */
  long unacknowledged() {
    return windows.stream().mapToLong(Window::taken).sum();
  }

  /** All take leave, so that nobody stays in the room; who doesn't get to is cut off. */
  void leave() throws InterruptedException {
    hush();
    // A thread of its own, for a server that doesn't read makes it wait.
    Thread leaving = new Thread(() -> members.forEach(Crew::sayGoodbye), "leaving");
    leaving.setDaemon(true);
    leaving.start();
    awaitEnds(LEAVE);
    members.forEach(member -> member.connection().close());
    awaitEnds(LEAVE);
  }

  private Connection connect(Connector connector, int number) throws CannotBenchException {
    try {
      return new Connection(connector.connect(server).socket());
    } catch (CannotConnectException e) {
      throw isOutOfFiles(e) ? outOfFiles(number) : CannotBenchException.because(e.getMessage());
    } catch (IOException e) {
      throw CannotBenchException.because(
          "the connection to %s broke at once (%s)".formatted(server, e.getMessage()));
    }
  }

  private Member member(int number, Connection connection) {
    Optional<Window> own = Optional.empty();
    if (number < stage.load().senders()) {
      own = Optional.of(new Window(stage.load().window()));
      windows.add(own.get());
    }
    Member.Part part = new Member.Part(number, own, latencies.recorderFor(number));
    return new Member(stage, server.toString(), connection, part);
  }

  /** The system has but words for it: "Too many open files" on most. */
  private static boolean isOutOfFiles(CannotConnectException e) {
    return String.valueOf(e.getCause()).contains("open files");
  }

  private CannotBenchException outOfFiles(int number) {
    int members = stage.load().members();
    return CannotBenchException.because(
        "this computer allows no more than %d of %d connections (too many open files); allow more with ulimit -n %d, or ask for fewer --members"
            .formatted(number, members, members + 200));
  }

  private static void sayGoodbye(Member member) {
    try {
      member.connection().leave();
    } catch (IOException e) {
      // It has ended already.
    }
  }

  private void await(CountDownLatch latch) throws InterruptedException {
    while (!latch.await(LOOK_MILLIS, TimeUnit.MILLISECONDS) && !stage.stop().isAsked()) {
      // Looks again whether the run is to stop.
    }
  }

  private void awaitEnds(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    for (Member member : members) {
      boolean unused = member.ended().await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
    for (Sender sender : senders) {
      boolean unused = sender.ended().await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
  }
}
