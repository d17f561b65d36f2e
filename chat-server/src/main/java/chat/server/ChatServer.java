package chat.server;

import chat.server.admin.AdminCommands;
import chat.server.chat.HubSource;
import chat.server.chat.OpenChat;
import chat.server.chat.SingleHub;
import chat.server.hub.HubOptions;
import chat.server.hub.limit.HubLimits;
import chat.server.hub.moderation.ServerTexts;
import chat.server.log.LogException;
import chat.server.log.pruning.Retention;
import chat.server.log.storage.Storage;
import chat.server.measure.HubCounts;
import chat.server.measure.ServerView;
import chat.server.net.Acceptor;
import chat.server.net.DeferredThreadStarts;
import chat.server.net.FrameEncoder;
import chat.server.net.NetOptions;
import chat.server.net.TextEncoder;
import chat.server.net.accept.Endpoint;
import chat.server.net.accept.Listeners;
import chat.server.net.memory.ServerMemory;
import chat.server.operator.Drain;
import chat.server.operator.OperatorCommands;
import chat.server.operator.RunningChat;
import chat.server.time.TimeSource;
import chat.server.tls.ServerTls;
import chat.thread.ConnectionThreads;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A chat server: connects the source of its chat and the acceptor, and starts and stops them once.
 * Any thread.
 */
public final class ChatServer {
  private enum State {
    READY,
    ACTIVE,
    STOPPED
  }

  /** How long clients may take to receive what is queued for them when the server stops. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final HubSource source;
  private final Acceptor acceptor;
  private final ServerView view;
  private final Optional<ServerTls> tls;
  private final AtomicReference<State> state = new AtomicReference<>(State.READY);

  /**
   * A server that listens on its ports, but serves no connection before {@link #start}.
   *
   * @throws IOException if a socket can't be opened
   * @throws LogException if the log can't be read
   */
  public ChatServer(
      Listeners.Source sockets,
      Storage storage,
      NetOptions options,
      Settings settings,
      TimeSource time)
      throws IOException, LogException {
    this(sockets, SingleHub.of(storage), options, settings, time);
  }

  /**
   * A server that listens on its ports, but serves no connection before {@link #start}.
   *
   * @param chat opens where it gets its chat from
   * @throws IOException if a socket can't be opened
   * @throws LogException if the log can't be read
   */
  public ChatServer(
      Listeners.Source sockets,
      HubSource.Opening chat,
      NetOptions options,
      Settings settings,
      TimeSource time)
      throws IOException, LogException {
    this.tls = settings.tls();
    DeferredThreadStarts starts = new DeferredThreadStarts(ConnectionThreads.best());
    ServerMemory memory = ServerMemory.ofHeap();
    HubCounts counts = HubCounts.none();
    HubSource.Wires wires =
        new HubSource.Wires(new FrameEncoder(), new TextEncoder(settings.confirmText()), starts);
    OpenChat.Options hubOptions =
        (accounts, moderation) ->
            new HubOptions(
                settings.presentation().software(),
                options.maxTextBytes(),
                AnnouncedLimits.of(options, settings.limits(), settings.retention())
                    .withName(settings.presentation().name()),
                wires.frames(),
                wires.text(),
                memory.roomLanes(),
                wires.writers(),
                settings.limits(),
                accounts,
                moderation,
                settings.presentation().texts(),
                counts);
    this.source = chat.open(hubOptions, wires, time);
    this.acceptor = new Acceptor(sockets.open(), source::access, options, memory, starts);
    this.view =
        new RunningServer(
            settings.presentation().software(),
            time.wallClock().instant(),
            new RunningServer.Parts(acceptor, source, counts, memory, settings.tls()));
  }

  /**
   * How the server presents itself to clients.
   *
   * @param software the program's name and version in WELCOME, like {@code chat-server/1.0}
   * @param name the server's name for people; may be empty
   * @param texts what everyone may read
   */
  public record Presentation(String software, String name, ServerTexts texts) {}

  /**
   * What clients can notice of a server, its wires aside.
   *
   * @param confirmText whether text clients get a line for each message that they send
   * @param retention how long the log stores messages, which WELCOME announces
   * @param limits what clients may do at most
   * @param tls the TLS that one of the listeners uses; the server starts, stops and reports it
   */
  public record Settings(
      Presentation presentation,
      boolean confirmText,
      Retention retention,
      HubLimits limits,
      Optional<ServerTls> tls) {}

  public void start() {
    if (state.compareAndSet(State.READY, State.ACTIVE)) {
      tls.ifPresent(ServerTls::start);
      source.start();
      acceptor.start();
    }
  }

  /** Returns what metrics and {@code --status} show of it. */
  public ServerView view() {
    return view;
  }

  /**
   * Returns what carries out an operator's commands.
   *
   * @param exit ends the process, which stops this server
   */
  public AdminCommands commands(Runnable exit) {
    return new OperatorCommands(
        new RunningChat(source), new Drain(this::moveOn, acceptor::hasConnections, exit));
  }

  /** Accepts no more connections, and sends clients to the chat's other servers, if it has any. */
  private void moveOn() throws IOException, InterruptedException {
    acceptor.stopAccepting();
    source.moveClients();
  }

  /** Returns its TLS; empty if it serves plain connections alone. */
  Optional<ServerTls> tls() {
    return tls;
  }

  /** Returns the address and port on which it serves plain connections. */
  public InetSocketAddress address() {
    return endpoints().get(0).address();
  }

  /** Returns where it serves clients: the plain connections first. */
  public List<Endpoint> endpoints() {
    return acceptor.endpoints();
  }

  /**
   * Accepts no more connections, sends every client what is queued and BYE, within {@link
   * #STOP_LIMIT}, and closes all connections and the log.
   */
  public void stop() throws IOException, InterruptedException {
    State before = state.getAndSet(State.STOPPED);
    if (before == State.STOPPED) {
      return;
    }
    acceptor.stopAccepting();
    if (before == State.ACTIVE) {
      long start = System.nanoTime();
      source.stop(STOP_LIMIT);
      acceptor.awaitConnectionsClosed(STOP_LIMIT.minusNanos(System.nanoTime() - start));
    }
    source.close();
    tls.ifPresent(ServerTls::close);
  }
}
