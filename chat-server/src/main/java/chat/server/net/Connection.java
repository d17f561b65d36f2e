package chat.server.net;

import chat.protocol.ByteSink;
import chat.protocol.Limits;
import chat.server.hub.peer.ChatAccess;
import chat.server.hub.peer.Chunk;
import chat.server.hub.peer.Origin;
import chat.server.hub.peer.Session;
import chat.server.log.LogException;
import chat.server.net.accept.Newcomers;
import chat.server.net.accept.Origins;
import chat.server.net.accept.Refusal;
import chat.server.net.input.InputConnection;
import chat.server.net.input.Reader;
import chat.server.net.input.RequestWindow;
import chat.server.net.input.WorkBudget;
import chat.server.net.memory.ConnectionMemory;
import chat.server.net.memory.MemoryHolder;
import chat.server.net.trace.ConnectionTrace;
import chat.server.net.transport.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection: its socket, reader, writer and outbox. When both reading and writing
 * have ended, it closes the socket; {@link Connections} does when that takes too long. Any thread.
 */
final class Connection implements InputConnection, Newcomers.Newcomer, ConnectionPeer.Pace {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  private static final String GREETING =
      "Hey What's up? Type to chat, /help for commands. [chat/%d]\n".formatted(Limits.VERSION);

  private static final String WAIT =
      "wait %d s: there were too many new connections from your address";

  /** How long a client may take to close its side after the server has closed its own. */
  private static final Duration LINGER = Duration.ofSeconds(1);

  private final long number;
  private final Transport transport;
  private final Connections connections;
  private final DeferredThreadStarts starts;
  private final RequestWindow window = new RequestWindow();
  private final ConnectionMemory memory;
  private final WorkBudget work;
  private final Overload overload;
  private final Outbox outbox;
  private final ConnectionPeer peer;
  private final Writer writer;
  private final Reader reader;
  private final ConnectionWatch watch;
  private final AtomicInteger openSides = new AtomicInteger(2);
  private final Deadline deadline = new Deadline();
  private final ConnectionTrace trace;
  private final AtomicBoolean closed = new AtomicBoolean();

  Connection(
      long number,
      Transport transport,
      Connections connections,
      ChatAccess chat,
      NetOptions options) {
    this.number = number;
    this.transport = transport;
    this.connections = connections;
    this.starts = connections.starts();
    this.memory = connections.memory().open();
    this.work = new WorkBudget(options.rate().workPercent(), connections.turns());
    this.outbox = new Outbox(window, memory, starts.writerIdle(), this::startWriter);
    this.trace = new ConnectionTrace(number, connections.counts());
    this.writer = new Writer(outbox, transport.output(), memory, work, trace);
    Remote remote = new Remote(Origins.of(socket().getInetAddress()), transport);
    this.peer = new ConnectionPeer(remote, outbox, deadline, this, trace);
    Session session = new Session(peer, number);
    this.overload = new Overload(this, memory, chat, session);
    this.reader = new Reader(this, chat, session, window, options.input());
    SilenceWatch silence = new SilenceWatch(this, reader, outbox, starts, options.times());
    this.watch = new ConnectionWatch(this, writer, deadline, silence);
  }

  /** Queues the greeting; if its client has to wait until it is served, sends that, too. */
  void greet(Duration wait) {
    trace.from(address());
    ByteSink greeting = new ByteSink().put(GREETING);
    if (wait.isZero()) {
      // The writer starts after the reader.
      outbox.reply(Chunk.reply(greeting));
      return;
    }
    trace.limited(Refusal.TOO_OFTEN.limit());
    TextEncoder.notice(WAIT.formatted(wait.toSeconds() + 1), greeting);
    outbox.reply(Chunk.reply(greeting));
    starts.startAll();
  }

  long number() {
    return number;
  }

  InetSocketAddress address() {
    return new InetSocketAddress(socket().getInetAddress(), socket().getPort());
  }

  /** Starts the reader, after the greeting, so that nothing precedes that. */
  @Override
  public void serve() {
    starts.start("reader-" + number, this::read);
    starts.startAll();
  }

  private void startWriter() {
    starts.defer(() -> startThread("writer", this::write));
  }

  /** Starts a thread, whose name ends in the connection's number; or closes the connection. */
  void startThread(String name, Runnable task) {
    try {
      starts.start(name + "-" + number, task);
    } catch (RuntimeException e) {
      LOG.warn("connection {}: closed, can't start {}: {}", number, name, e.getMessage());
      close();
    }
  }

  private void read() {
    try {
      transport.begin(memory);
      reader.run();
      trace.endsBecause("the client closed the connection");
    } catch (IOException e) {
      trace.endsBecause("can't read (" + e.getMessage() + ")");
      close();
    } catch (InterruptedException e) {
      close();
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("connection {}: closed by a bug in its reader", number, e);
      close();
    } finally {
      memory.endInput();
      halfClosed();
    }
  }

  private void write() {
    boolean finished = true;
    try {
      finished = writer.run();
      if (finished) {
        transport.endOutput();
        deadline.setWithin(LINGER);
      }
    } catch (IOException e) {
      // The reader continues: requests that the client sent before it closed are carried out.
      trace.endsBecause("can't write (" + e.getMessage() + ")");
      outbox.close();
      peer.cannotSend();
      reader.clientIsGone();
    } catch (LogException e) {
      LOG.error("connection {}: closed, can't read the log: {}", number, e.getMessage());
      trace.endsBecause("can't read the log");
      close();
    } catch (InterruptedException e) {
      close();
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("connection {}: closed by a bug in its writer", number, e);
      close();
    } finally {
      outbox.writerEnded();
      if (finished) {
        outbox.close();
        halfClosed();
      }
    }
  }

  private void halfClosed() {
    if (openSides.decrementAndGet() == 0) {
      close();
    }
  }

  /** Closes the socket at once, which ends both threads. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      transport.close();
    } catch (IOException e) {
      LOG.debug("connection {}: can't close it: {}", number, e.getMessage());
    }
    outbox.close();
    memory.close();
    // Before it is removed, since a stopping server's log ends with its last connection.
    trace.ended();
    connections.remove(this);
  }

  /** Closes the socket if its client is late; sends PING to a silent one. The watchdog's thread. */
  void watch(long nowNanos, Duration stall) {
    watch.look(nowNanos, stall);
  }

  /** Returns whether its client has taken no byte for a duration, while data waits. */
  boolean hasStalledFor(Duration limit) {
    return writer.isStalled(System.nanoTime(), limit.toNanos());
  }

  /** Closes the socket soon, however its client behaves. */
  void endsSoon() {
    deadline.setWithin(LINGER);
  }

  /** Returns what the memory's guard sees of it. */
  MemoryHolder overload() {
    return overload;
  }

  @Override
  public ConnectionMemory memory() {
    return memory;
  }

  @Override
  public void answer(ByteSink bytes) {
    outbox.reply(Chunk.reply(bytes));
    outbox.answered(1);
    starts.startAll();
  }

  @Override
  public void answer(List<String> lines) {
    ByteSink sink = new ByteSink();
    lines.forEach(line -> TextEncoder.notice(line, sink));
    answer(sink);
  }

  @Override
  public void end(String reason, Duration limit) {
    endsBecause(reason.isEmpty() ? "the client closed the connection" : "refused: " + reason);
    ByteSink farewell = new ByteSink();
    TextEncoder.notice(reason, farewell);
    peer.finish(farewell.toByteArray(), limit);
    starts.startAll();
  }

  @Override
  public ConnectionTrace trace() {
    return trace;
  }

  @Override
  public InputStream input() throws IOException {
    return trace.counting(transport.input());
  }

  @Override
  public Socket socket() {
    return transport.socket();
  }

  @Override
  public Transport transport() {
    return transport;
  }

  @Override
  public WorkBudget work() {
    return work;
  }

  Origin origin() {
    return peer.origin();
  }

  @Override
  public void charge(long workNanos) {
    work.charge(workNanos);
  }

  @Override
  public void setRate(int perSecond, int burst) {
    reader.setRate(perSecond, burst);
  }

  @Override
  public void endsBecause(String why) {
    trace.endsBecause(why);
  }
}
