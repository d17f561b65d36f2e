package chat.server.net.accept;

import chat.server.hub.peer.Origin;
import chat.server.net.accept.Newcomers.Newcomer;
import chat.server.net.trace.AddressText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts connections, and decides for each whether it is served now, later or not. Its own thread,
 * {@code acceptor}, owns what this package remembers of connections; no client can block it.
 */
public final class AcceptLoop {
  private static final Logger LOG = LoggerFactory.getLogger(AcceptLoop.class);
  private static final long IDLE_NANOS = Duration.ofHours(1).toNanos();
  private static final long MAX_PAUSE_MILLIS = 1_000;

  /** How many connections it accepts before it looks after those that wait or were refused. */
  private static final int PER_TURN = 64;

  private final Listener listener;
  private final Newcomers newcomers;
  private final ConnectRate rate;
  private final DelayedStarts delayed = new DelayedStarts();
  private final Refusals refusals = new Refusals();
  private final SpareDescriptor spare = new SpareDescriptor();
  private final AcceptTrouble trouble = new AcceptTrouble();
  private final Thread thread = new Thread(this::run, "acceptor");
  private long pauseMillis;

  /**
   * A loop that has not started.
   *
   * @param perMinute how many connections each origin may begin in a minute
   */
  public AcceptLoop(Listener listener, OriginLimit perMinute, Newcomers newcomers) {
    this.listener = listener;
    this.rate = new ConnectRate(perMinute);
    this.newcomers = newcomers;
  }

  /** Starts the loop, once. */
  public void start() {
    thread.start();
  }

  /** Accepts no more connections, and waits until the port is closed. Any thread. */
  public void stop() throws IOException, InterruptedException {
    listener.stop();
    if (thread.getState() == Thread.State.NEW) {
      listener.close();
    } else {
      thread.join();
    }
  }

  /** Returns why clients can't connect now; empty if they can. Any thread. */
  public Optional<String> notAcceptingBecause() {
    return listener.isStopped()
        ? Optional.of("the server is stopping")
        : trouble.reason().map(why -> "can't accept connections: " + why);
  }

  private void run() {
    try {
      while (!listener.isStopped()) {
        spare.reserve();
        listener.await(nanosUntilNextTask(System.nanoTime()));
        acceptWaiting();
        long now = System.nanoTime();
        delayed.runDue(now);
        refusals.closeFinished(now);
        trouble.endIfOver(now);
      }
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException("can't wait for connections", e);
    }
    refusals.closeAll();
    // They are sent the server's farewell, like all others.
    delayed.runAll();
  }

  private long nanosUntilNextTask(long nowNanos) {
    long next = delayed.nanosUntilNext(nowNanos, IDLE_NANOS);
    next = Math.min(next, refusals.nanosUntilNext(IDLE_NANOS));
    return Math.min(next, trouble.nanosUntilNext(nowNanos, IDLE_NANOS));
  }

  private void acceptWaiting() {
    for (int i = 0; i < PER_TURN && !listener.isStopped(); i++) {
      try {
        Optional<SocketChannel> socket = listener.accept();
        pauseMillis = 0;
        if (socket.isEmpty()) {
          return;
        }
        admit(socket.get());
      } catch (IOException e) {
        if (!acceptWithSpare(e.getMessage())) {
          return;
        }
      }
    }
  }

  /**
   * Accepts and refuses the connection for which there is no file; pauses if that fails, too.
   * Returns false if no connection waits: the system fails before it finds that out.
   */
  private boolean acceptWithSpare(String failure) {
    try {
      if (spare.release()) {
        Optional<SocketChannel> socket = listener.accept();
        socket.ifPresent(accepted -> admitWithoutSpare(accepted, failure));
        spare.reserve();
        return socket.isPresent();
      }
    } catch (IOException e) {
      // Another thread of this process has opened the file.
    }
    trouble.failed(failure, System.nanoTime());
    pause();
    return false;
  }

  private void admitWithoutSpare(SocketChannel socket, String failure) {
    if (spare.reserve()) {
      // What failed was not for want of files.
      admit(socket);
      return;
    }
    trouble.failed(failure, System.nanoTime());
    newcomers.refused(Refusal.NO_CAPACITY);
    Refusals.refuseAndClose(socket, Refusal.NO_CAPACITY);
  }

  /** An immediate retry would spin. */
  private void pause() {
    pauseMillis = Math.min(MAX_PAUSE_MILLIS, 2 * pauseMillis + 10);
    try {
      Thread.sleep(pauseMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void admit(SocketChannel socket) {
    try {
      decide(socket);
    } catch (RuntimeException e) {
      LOG.error("a bug while a connection began; others are accepted", e);
      Refusals.close(socket);
    }
  }

  private void decide(SocketChannel socket) {
    long now = System.nanoTime();
    Origin origin = Origins.of(socket.socket().getInetAddress());
    Optional<Refusal> refusal = newcomers.refusal(origin);
    if (refusal.isPresent()) {
      refuse(socket, refusal.get(), now);
      return;
    }
    Optional<Duration> delay = rate.delay(origin, now);
    if (delay.isPresent()) {
      begin(socket, delay.get(), now);
    } else {
      refuse(socket, Refusal.TOO_OFTEN, now);
    }
  }

  private void refuse(SocketChannel socket, Refusal refusal, long now) {
    String from = AddressText.of(socket.socket().getInetAddress());
    LOG.debug("a connection from {} is refused: {}", from, refusal.sentence());
    newcomers.refused(refusal);
    refusals.refuse(socket, refusal, now);
  }

  private void begin(SocketChannel socket, Duration delay, long now) {
    try {
      SocketSettings.apply(socket);
      Newcomer newcomer = newcomers.greet(socket, delay);
      if (delay.isZero()) {
        serve(newcomer, socket);
      } else {
        delayed.add(now + delay.toNanos(), () -> serve(newcomer, socket));
      }
    } catch (IOException e) {
      LOG.debug("a connection ended before it began: {}", e.getMessage());
      Refusals.close(socket);
    }
  }

  private void serve(Newcomer newcomer, SocketChannel socket) {
    try {
      newcomer.serve();
    } catch (IllegalStateException e) {
      trouble.failed(e.getMessage(), System.nanoTime());
      newcomers.refused(Refusal.NO_CAPACITY);
      Refusals.refuseAndClose(socket, Refusal.NO_CAPACITY);
      newcomer.close();
    } catch (RuntimeException e) {
      LOG.error("a bug while a connection began; others are served", e);
      newcomer.close();
    }
  }
}
