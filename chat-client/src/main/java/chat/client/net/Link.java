package chat.client.net;

import chat.protocol.ByteSink;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One connection to a server, from when it stands to when it ends.
 *
 * <p>Three threads meet here, and each may block where it holds up nobody but whom it should:
 *
 * <ul>
 *   <li>the reader reads the socket. It never writes to it: a server that waits for this client to
 *       read would not read meanwhile, and both would wait for ever;
 *   <li>whoever calls {@link #run} writes frames, and blocks when the server takes no more;
 *   <li>the stdin thread waits in {@link #awaitWire}, and in the {@link Outbox}; plain text it
 *       writes itself.
 * </ul>
 */
public final class Link {
  private final Connected connected;
  private final Outbox outbox;
  private final WireChoice choice;
  private final Reader reader;
  private final CompletableFuture<LinkEnd> end = new CompletableFuture<>();
  private volatile boolean left;

  /**
   * A link over a connection that stands; {@link #run} makes it work.
   *
   * @param textOnly whether to speak plain text, whatever the server is
   */
  public Link(
      Connected connected, Outbox outbox, LinkEvents events, Timing timing, boolean textOnly) {
    this.connected = connected;
    this.outbox = outbox;
    choice = textOnly ? WireChoice.text() : new WireChoice(timing.silence(), connected.took());
    reader = new Reader(connected, choice, outbox, events, timing);
  }

  /** Starts the reader thread and writes until the link has ended. */
  public LinkEnd run() throws InterruptedException {
    Thread thread = new Thread(this::read, "reader");
    thread.setDaemon(true);
    thread.start();
    write();
    try {
      return end.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a bug in the reader", e.getCause());
    }
  }

  /** Waits until there is a wire to send in; undecided if the link ended before. */
  public Wire awaitWire() throws InterruptedException {
    return choice.await();
  }

  /** The wire so far. */
  public Wire wire() {
    return choice.wire();
  }

  /** Waits for the end of the link, no longer than this. */
  public void awaitEnd(Duration patience) throws InterruptedException {
    try {
      end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // Whoever runs the link says how it ended; here it is enough that the wait is over.
    }
  }

  /** Writes plain text, as it is: the bytes {@code [from, to)}. */
  public void writeText(byte[] bytes, int from, int to) throws IOException {
    connected.socket().getOutputStream().write(bytes, from, to - from);
  }

  /** No more plain text will be written; the server may still answer. */
  public void endText() throws IOException {
    connected.socket().shutdownOutput();
  }

  /** Goes at once, with a BYE where one is understood; the server closes then. */
  public void leave() {
    if (wire() == Wire.FRAMES) {
      outbox.leaveNow();
    } else {
      close();
    }
  }

  /** Ends the link from here. */
  public void close() {
    left = true;
    shut();
  }

  private void read() {
    try {
      LinkEnd how = reader.read();
      end.complete(left ? new LinkEnd(LinkEnd.Kind.LEFT, how.sentence()) : how);
    } catch (RuntimeException | Error e) {
      end.completeExceptionally(e);
    } finally {
      shut();
    }
  }

  private void write() throws InterruptedException {
    ByteSink sink = new ByteSink();
    try {
      var out = connected.socket().getOutputStream();
      while (outbox.take(sink)) {
        out.write(sink.toByteArray());
        sink.clear();
      }
    } catch (IOException e) {
      // The reader still gets what the server said before it closed, and then finds out how.
    }
  }

  private void shut() {
    choice.end();
    outbox.close();
    try {
      connected.socket().close();
    } catch (IOException e) {
      // Closing is all that was wanted of it.
    }
  }
}
