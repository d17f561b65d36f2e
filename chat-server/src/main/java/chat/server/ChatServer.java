package chat.server;

import chat.server.hub.Hub;
import chat.server.hub.HubOptions;
import chat.server.hub.peer.Budget;
import chat.server.log.LogException;
import chat.server.log.RoomLog;
import chat.server.net.Acceptor;
import chat.server.net.DeferredThreadStarts;
import chat.server.net.FrameEncoder;
import chat.server.net.NetOptions;
import chat.server.net.TextEncoder;
import chat.thread.ConnectionThreads;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A chat server from its start to its end: puts the log, the hub and the acceptor together. Starts
 * once and stops once.
 */
public final class ChatServer {
  private enum State {
    READY,
    ACTIVE,
    STOPPED
  }

  /** How long clients may take to receive what waits for them when the server stops. */
  private static final Duration FLUSH = Duration.ofSeconds(10);

  /** All room lanes together take at most a quarter of the heap. */
  private static final int OUTBOXES_OF_HEAP = 4;

  private final RoomLog log;
  private final Hub hub;
  private final Acceptor acceptor;
  private final AtomicReference<State> state = new AtomicReference<>(State.READY);

  /**
   * Takes the port; {@link #start} begins to serve it.
   *
   * @throws IOException if the address can't be listened on
   * @throws LogException if the log can't be read
   */
  public ChatServer(
      InetSocketAddress address, RoomLog log, NetOptions options, Settings settings, Clock clock)
      throws IOException, LogException {
    this.log = log;
    DeferredThreadStarts starts = new DeferredThreadStarts(ConnectionThreads.best());
    Budget outboxes = Budget.ofHeap(OUTBOXES_OF_HEAP);
    HubOptions hubOptions =
        new HubOptions(
            settings.software(),
            options.maxTextBytes(),
            new FrameEncoder(),
            new TextEncoder(settings.confirmText()),
            outboxes,
            starts);
    this.hub = new Hub(log, hubOptions, clock);
    this.acceptor = Acceptor.listen(address, hub, options, outboxes, starts);
  }

  /**
   * What else the server can be told.
   *
   * @param software what clients are told the server is, like {@code chat-server/1.0}
   * @param confirmText whether text clients get a line for each message they send
   */
  public record Settings(String software, boolean confirmText) {}

  public void start() {
    if (state.compareAndSet(State.READY, State.ACTIVE)) {
      hub.start();
      acceptor.start();
    }
  }

  /** The port it listens on, also where it was told to take any. */
  public int port() {
    return acceptor.port();
  }

  /**
   * Takes no more connections, tells everyone, sends what waits for as long as {@link #FLUSH}, and
   * closes all.
   */
  public void stop() throws IOException, InterruptedException {
    State before = state.getAndSet(State.STOPPED);
    if (before == State.STOPPED) {
      return;
    }
    acceptor.stopAccepting();
    if (before == State.ACTIVE) {
      long start = System.nanoTime();
      hub.stop(FLUSH);
      acceptor.awaitConnectionsClosed(FLUSH.minusNanos(System.nanoTime() - start));
    }
    log.close();
  }
}
