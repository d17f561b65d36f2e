package chat.server.net.accept;

import chat.network.AddressText;
import chat.server.hub.peer.Origin;
import chat.server.net.accept.Newcomers.Newcomer;
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
  private static final String LAST_DESCRIPTOR = "the last file that may be opened is reserved";

  /** How many connections it accepts before it looks after those that wait or were refused. */
  private static final int PER_TURN = 64;

  private final Listeners listeners;
  private final Newcomers newcomers;
  private final ConnectRate rate;
  private final DelayedStarts delayed = new DelayedStarts();
  private final Refusals refusals = new Refusals();
  private final SpareDescriptor spare;
  private final AcceptTrouble trouble = new AcceptTrouble();
  private final Thread thread = new Thread(this::run, "acceptor");
  private long pauseMillis;

  /**
   * A loop that has not started.
   *
   * @param perMinute how many connections each origin may begin in a minute
   */
  public AcceptLoop(Listeners listeners, OriginLimit perMinute, Newcomers newcomers) {
    this(listeners, perMinute, newcomers, new SpareDescriptor(SocketChannel::open));
  }

  AcceptLoop(
      Listeners listeners, OriginLimit perMinute, Newcomers newcomers, SpareDescriptor spare) {
    this.listeners = listeners;
    this.rate = new ConnectRate(perMinute);
    this.newcomers = newcomers;
    this.spare = spare;
  }

  /** Starts the loop, once. */
  public void start() {
    thread.start();
  }

  /** Accepts no more connections, and waits until the port is closed. Any thread. */
  public void stop() throws IOException, InterruptedException {
    listeners.stop();
    if (thread.getState() == Thread.State.NEW) {
      listeners.close();
    } else {
      thread.join();
    }
  }

  /** Returns why clients can't connect now; empty if they can. Any thread. */
  public Optional<String> notAcceptingBecause() {
    return listeners.isStopped()
        ? Optional.of("the server is stopping")
        : trouble.reason().map(why -> "can't accept connections: " + why);
  }

  private void run() {
    try {
      while (!listeners.isStopped()) {
        spare.reserve();
        listeners.await(nanosUntilNextTask(System.nanoTime()));
        acceptWaiting();
        long now = System.nanoTime();
        delayed.runDue(now);
        refusals.closeFinished(now);
        trouble.endIfOver(now);
      }
      listeners.close();
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
    for (int i = 0; i < PER_TURN && !listeners.isStopped(); i++) {
      try {
        Optional<Accepted> socket = listeners.accept();
        pauseMillis = 0;
        if (socket.isEmpty()) {
          return;
        }
        admitWithSpare(socket.get(), LAST_DESCRIPTOR);
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
        Optional<Accepted> socket = listeners.accept();
        socket.ifPresent(found -> admitWithSpare(found, failure));
        spare.reserve();
        return socket.isPresent();
      }
    } catch (IOException e) {
      // Another thread of this process has opened the file.
    }
    trouble.waits(failure, System.nanoTime());
    pause();
    return false;
  }

  /**
   * Admits a connection if that leaves a file for the next one, which would get no answer for as
   * long as this one stays. Another thread may have had the file of the spare for an instant.
   *
   * @param failure why it is refused otherwise
   */
  private void admitWithSpare(Accepted accepted, String failure) {
    if (spare.reserve()) {
      admit(accepted);
      return;
    }
    trouble.refused(failure, System.nanoTime());
    newcomers.refused(Refusal.NO_CAPACITY);
    Refusals.refuseAndClose(accepted, Refusal.NO_CAPACITY);
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

  private void admit(Accepted accepted) {
    try {
      decide(accepted);
    } catch (RuntimeException e) {
      LOG.error("a bug while a connection began; others are accepted", e);
      Refusals.close(accepted.socket());
    }
  }

  private void decide(Accepted accepted) {
    long now = System.nanoTime();
    Origin origin = Origins.of(accepted.socket().socket().getInetAddress());
    Optional<Refusal> refusal = newcomers.refusal(origin);
    if (refusal.isPresent()) {
      refuse(accepted, refusal.get(), now);
      return;
    }
    Optional<Duration> delay = rate.delay(origin, now);
    if (delay.isPresent()) {
      begin(accepted, delay.get(), now);
    } else {
      refuse(accepted, Refusal.TOO_OFTEN, now);
    }
  }

  private void refuse(Accepted accepted, Refusal refusal, long now) {
    String from = AddressText.of(accepted.socket().socket().getInetAddress());
    LOG.debug("a connection from {} is refused: {}", from, refusal.sentence());
    newcomers.refused(refusal);
    refusals.refuse(accepted, refusal, now);
  }

  private void begin(Accepted accepted, Duration delay, long now) {
    try {
      SocketSettings.apply(accepted.socket());
      Newcomer newcomer = newcomers.greet(accepted, delay);
      if (delay.isZero()) {
        serve(newcomer, accepted);
      } else {
        delayed.add(now + delay.toNanos(), () -> serve(newcomer, accepted));
      }
    } catch (IOException e) {
      LOG.debug("a connection ended before it began: {}", e.getMessage());
      Refusals.close(accepted.socket());
    }
  }

  private void serve(Newcomer newcomer, Accepted accepted) {
    try {
      newcomer.serve();
    } catch (IllegalStateException e) {
      trouble.refused(e.getMessage(), System.nanoTime());
      newcomers.refused(Refusal.NO_CAPACITY);
      Refusals.refuseAndClose(accepted, Refusal.NO_CAPACITY);
      newcomer.close();
    } catch (RuntimeException e) {
      LOG.error("a bug while a connection began; others are served", e);
      newcomer.close();
    }
  }
}
