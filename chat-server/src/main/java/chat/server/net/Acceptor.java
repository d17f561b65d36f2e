package chat.server.net;

import chat.server.hub.peer.ChatAccess;
import chat.server.hub.peer.Origin;
import chat.server.measure.TrafficCounts;
import chat.server.net.accept.AcceptLoop;
import chat.server.net.accept.Accepted;
import chat.server.net.accept.Endpoint;
import chat.server.net.accept.Listeners;
import chat.server.net.accept.Newcomers;
import chat.server.net.accept.Refusal;
import chat.server.net.accept.SocketSettings;
import chat.server.net.memory.OverloadGuard;
import chat.server.net.memory.ServerMemory;
import chat.server.net.transport.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes a connection of each socket that the accept loop accepts. Any thread. */
public final class Acceptor {
  private final Listeners listeners;
  private final Supplier<ChatAccess> chat;
  private final NetOptions options;
  private final Connections connections;
  private final AcceptLoop loop;
  private final Thread watchdog;
  private final Thread guard;

  /**
   * Accepts nothing before {@link #start}; clients that connect earlier wait.
   *
   * @param chat where each connection hands what its client does; asked once for each
   * @param memory what all connections share
   */
  public Acceptor(
      Listeners listeners,
      Supplier<ChatAccess> chat,
      NetOptions options,
      ServerMemory memory,
      DeferredThreadStarts starts) {
    this.listeners = listeners;
    this.chat = chat;
    this.options = options;
    this.connections = new Connections(options, memory, starts);
    this.loop =
        new AcceptLoop(listeners, options.connections().newPerMinute(), new NewConnections());
    this.watchdog = new Thread(connections::watch, "watchdog");
    watchdog.setDaemon(true);
    OverloadGuard overloads = new OverloadGuard(memory, connections::memoryHolders);
    this.guard = new Thread(overloads::watch, "memory-guard");
    guard.setDaemon(true);
  }

  public void start() {
    watchdog.start();
    guard.start();
    loop.start();
  }

  /** Returns where clients are served. */
  public List<Endpoint> endpoints() {
    return listeners.endpoints();
  }

  /** Returns why clients can't connect now; empty if they can. */
  public Optional<String> notAcceptingBecause() {
    return loop.notAcceptingBecause();
  }

  /** Returns what the connections have carried. */
  public TrafficCounts counts() {
    return connections.counts();
  }

  /** Returns whether any connection is open. */
  public boolean hasConnections() {
    return counts().clients().all().values().stream().anyMatch(open -> open > 0);
  }

  /** Accepts no more connections. */
  public void stopAccepting() throws IOException, InterruptedException {
    loop.stop();
  }

  /** Waits until all connections are closed, and closes those still open after the limit. */
  public void awaitConnectionsClosed(Duration limit) throws InterruptedException {
    connections.awaitClosed(limit);
    watchdog.interrupt();
    guard.interrupt();
  }

  /** Numbers the connections. The acceptor's thread. */
  private final class NewConnections implements Newcomers {
    private long accepted;

    @Override
    public Optional<Refusal> refusal(Origin origin) {
      return connections.refusal(origin);
    }

    @Override
    public void refused(Refusal refusal) {
      connections.counts().refused().add(refusal.limit());
    }

    @Override
    public Newcomer greet(Accepted newest, Duration wait) throws IOException {
      if (options.rate().limitsInput()) {
        SocketSettings.boundBacklog(newest.socket());
      }
      Transport transport = newest.service().open(newest.socket());
      Connection connection =
          new Connection(++accepted, transport, connections, chat.get(), options);
      connections.add(connection);
      try {
        connection.greet(wait);
      } catch (RuntimeException e) {
        connection.close();
        throw e;
      }
      return connection;
    }
  }
}
