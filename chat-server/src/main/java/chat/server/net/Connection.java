package chat.server.net;

import chat.protocol.ByteSink;
import chat.protocol.Limits;
import chat.server.hub.Chunk;
import chat.server.hub.Hub;
import chat.server.hub.Peer;
import chat.server.hub.Replay;
import chat.server.hub.Session;
import chat.server.log.LogException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection: its socket, its reader and writer, and its outbox. Whichever of reading
 * and writing ends last closes the socket, or {@link Connections} does when they take too long.
 */
final class Connection implements Peer {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  private static final String GREETING =
      "Hey What's up? Type to chat, /help for commands. [chat/%d]\n".formatted(Limits.VERSION);

  /** How long a client may take to close its side once all was said. */
  private static final Duration LINGER = Duration.ofSeconds(1);

  private final long number;
  private final SocketChannel channel;
  private final Connections connections;
  private final DeferredThreadStarts starts;
  private final Semaphore requests = new Semaphore(RequestBatcher.WINDOW);
  private final Outbox outbox;
  private final Writer writer;
  private final Reader reader;
  private final AtomicInteger openSides = new AtomicInteger(2);
  private final Deadline deadline = new Deadline();
  private final AtomicBoolean closed = new AtomicBoolean();

  Connection(
      long number, SocketChannel channel, Connections connections, Hub hub, NetOptions options) {
    this.number = number;
    this.channel = channel;
    this.connections = connections;
    this.starts = connections.starts();
    this.outbox = new Outbox(requests, connections.budget(), starts.rest(), this::letWriterStart);
    this.writer = new Writer(outbox, channel);
    this.reader = new Reader(this, hub, new Session(this, number), requests, options);
  }

  void start() {
    LOG.debug("connection {}: from {}", number, socket().getRemoteSocketAddress());
    // First, so that nothing is written before it.
    outbox.reply(Chunk.reply(new ByteSink().put(GREETING)));
    starts.start("reader-" + number, this::read);
    starts.flush();
  }

  private void letWriterStart() {
    starts.add(this::startWriter);
  }

  private void startWriter() {
    try {
      starts.start("writer-" + number, this::write);
    } catch (RuntimeException e) {
      LOG.warn("connection {}: can't be written to: {}", number, e.getMessage());
      close();
    }
  }

  private void read() {
    try {
      reader.run();
    } catch (IOException e) {
      LOG.debug("connection {}: can't read: {}", number, e.getMessage());
      close();
    } catch (InterruptedException e) {
      close();
    } catch (RuntimeException e) {
      LOG.error("connection {}: a bug in its reader ends it", number, e);
      close();
    } finally {
      sideEnded();
    }
  }

  private void write() {
    boolean goesOn = false;
    try {
      goesOn = !writer.run();
      if (!goesOn) {
        channel.shutdownOutput();
        deadline.within(LINGER);
      }
    } catch (IOException e) {
      // The reader goes on: what the client sent before it went away counts.
      LOG.debug("connection {}: can't write: {}", number, e.getMessage());
    } catch (LogException e) {
      LOG.error("connection {}: can't read the log: {}", number, e.getMessage());
      close();
    } catch (InterruptedException e) {
      close();
    } catch (RuntimeException e) {
      LOG.error("connection {}: a bug in its writer ends it", number, e);
      close();
    } finally {
      if (!goesOn) {
        outbox.close();
        sideEnded();
      }
    }
  }

  private void sideEnded() {
    if (openSides.decrementAndGet() == 0) {
      close();
    }
  }

  /** Closes the socket at once; both threads end by that. */
  void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("connection {}: closing it: {}", number, e.getMessage());
    }
    outbox.close();
    connections.remove(this);
  }

  /** Closes the socket if its client takes too long over what it has to do. */
  void closeIfOverdue(long nowNanos, Duration stall) {
    if (writer.isStalled(nowNanos, stall.toNanos())) {
      LOG.info("connection {}: took nothing for {}: closed", number, stall);
      close();
    } else if (deadline.isOver(nowNanos)) {
      close();
    }
  }

  /** An answer that the reader gives itself. */
  void answer(ByteSink bytes) {
    outbox.reply(Chunk.reply(bytes));
    outbox.answered(1);
    starts.flush();
  }

  void answer(List<String> lines) {
    ByteSink sink = new ByteSink();
    lines.forEach(line -> TextWire.notice(line, sink));
    answer(sink);
  }

  /** The reader's: what was handed over is still written, and that is all. */
  void end(Duration limit) {
    finish(new byte[0], limit);
    starts.flush();
  }

  long number() {
    return number;
  }

  Socket socket() {
    return channel.socket();
  }

  InetAddress address() {
    return socket().getInetAddress();
  }

  @Override
  public boolean offer(Chunk chunk) {
    return outbox.offer(chunk);
  }

  @Override
  public int roomLaneBytes() {
    return outbox.roomLaneBytes();
  }

  @Override
  public List<Chunk> drainRoomLane() {
    return outbox.drainRoomLane();
  }

  @Override
  public void reply(Chunk chunk) {
    outbox.reply(chunk);
  }

  @Override
  public void answered(int count) {
    outbox.answered(count);
  }

  @Override
  public void replay(Replay replay) {
    outbox.replay(replay);
  }

  @Override
  public void finish(byte[] farewell, Duration limit) {
    outbox.finish(farewell);
    deadline.within(limit);
  }
}
