package chat.server.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.server.hub.Hub;
import chat.server.hub.peer.Budget;
import chat.server.measure.TrafficCounts;
import chat.server.net.accept.Origins;
import chat.server.net.trace.AddressText;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on the port, and starts each connection. A thread of its own. */
public final class Acceptor {
  private static final Logger LOG = LoggerFactory.getLogger(Acceptor.class);
  private static final int BACKLOG = 4096;
  private static final long MAX_PAUSE_MILLIS = 1_000;

  private final ServerSocketChannel listener;
  private final Hub hub;
  private final NetOptions options;
  private final Connections connections;
  private final Thread watchdog;
  private volatile String failure = "";
  private long accepted;

  private Acceptor(
      ServerSocketChannel listener,
      Hub hub,
      NetOptions options,
      Budget outboxes,
      DeferredThreadStarts starts) {
    this.listener = listener;
    this.hub = hub;
    this.options = options;
    this.connections = new Connections(options, outboxes, starts);
    this.watchdog = new Thread(connections::watch, "watchdog");
    watchdog.setDaemon(true);
  }

  /**
   * Binds the port, so that clients can connect; {@link #start} begins to serve them.
   *
   * @param outboxes the bytes that all room lanes share
   * @throws IOException if the address can't be listened on
   */
  public static Acceptor listen(
      InetSocketAddress address,
      Hub hub,
      NetOptions options,
      Budget outboxes,
      DeferredThreadStarts starts)
      throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open();
    try {
      // Lets a server restart at once; on Windows it would let two servers share the port.
      listener.setOption(
          StandardSocketOptions.SO_REUSEADDR, !System.getProperty("os.name").startsWith("Windows"));
      listener.bind(address, BACKLOG);
    } catch (IOException e) {
      listener.close();
      throw e;
    }
    return new Acceptor(listener, hub, options, outboxes, starts);
  }

  public void start() {
    watchdog.start();
    new Thread(this::accept, "acceptor").start();
  }

  public int port() {
    return listener.socket().getLocalPort();
  }

  /** Returns the address and port that it listens on. */
  public String address() {
    return AddressText.of((InetSocketAddress) listener.socket().getLocalSocketAddress());
  }

  /** Returns why clients can't connect now; empty if they can. Any thread. */
  public Optional<String> notAcceptingBecause() {
    if (!listener.isOpen()) {
      return Optional.of("the server is stopping");
    }
    return Optional.of(failure)
        .filter(why -> !why.isEmpty())
        .map(why -> "can't accept connections: " + why);
  }

  /** Returns what the connections have carried. */
  public TrafficCounts counts() {
    return connections.counts();
  }

  private void accept() {
    long pauseMillis = 0;
    while (listener.isOpen()) {
      try {
        failure = "";
        serve(listener.accept());
        pauseMillis = 0;
      } catch (IOException | RuntimeException e) {
        if (!listener.isOpen()) {
          break;
        }
        failure = String.valueOf(e.getMessage());
        // Most likely out of descriptors or threads, which passes; an immediate retry would spin.
        pauseMillis = Math.min(MAX_PAUSE_MILLIS, 2 * pauseMillis + 10);
        LOG.warn("can't accept a connection: {}. Retrying in {} ms", e.getMessage(), pauseMillis);
        pause(pauseMillis);
      }
    }
  }

  private void serve(SocketChannel socket) throws IOException {
    try {
      Optional<String> refusal = connections.refusal(Origins.of(socket.socket().getInetAddress()));
      if (refusal.isPresent()) {
        LOG.debug("a connection from {} is refused: {}", from(socket), refusal.get());
        socket.write(UTF_8.encode("* " + refusal.get() + "\n"));
        socket.close();
        return;
      }
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
      socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      Connection connection = new Connection(++accepted, socket, connections, hub, options);
      connections.add(connection);
      start(connection);
    } catch (IOException e) {
      // The client has closed it already, which must not slow down the accept loop.
      LOG.debug("a connection ended before it began: {}", e.getMessage());
      socket.close();
    }
  }

  private static String from(SocketChannel socket) {
    return AddressText.of(socket.socket().getInetAddress());
  }

  private void start(Connection connection) {
    try {
      connection.start();
    } catch (IllegalStateException e) {
      connection.close();
      throw e;
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Accepts no more connections. */
  public void stopAccepting() throws IOException {
    listener.close();
  }

  /** Waits until all connections are closed, and closes those still open after the limit. */
  public void awaitConnectionsClosed(Duration limit) throws InterruptedException {
    connections.awaitClosed(limit);
    watchdog.interrupt();
  }
}
