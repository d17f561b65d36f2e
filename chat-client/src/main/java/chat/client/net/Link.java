package chat.client.net;

import chat.protocol.ByteSink;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

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
final class Link {
  private final Connected connected;
  private final Continuity continuity;
  private final WireChoice choice;
  private final Reader reader;
  private final CompletableFuture<LinkEnd> end = new CompletableFuture<>();
  private volatile boolean left;

  /**
   * A link over a connection that stands; {@link #run} makes it work.
   *
   * @param choice what it is to speak, if that is known already
   */
  Link(
      Connected connected,
      WireChoice choice,
      Continuity continuity,
      LinkEvents events,
      Timing timing) {
    this.connected = connected;
    this.continuity = continuity;
    this.choice = choice;
    reader = new Reader(connected, choice, continuity, events, timing);
  }

  /** Starts the reader thread and writes; returns when the link has ended and its reader, too. */
  LinkEnd run() throws InterruptedException {
    continuity.lag().end(); // what was asked on another connection is not answered on this one
    continuity.outbox().open();
    Thread thread = new Thread(this::read, "reader");
    thread.setDaemon(true);
    thread.start();
    write();
    try {
      LinkEnd how = end.get();
      thread.join();
      return how;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a bug in the reader", e.getCause());
    }
  }

  /** Waits until there is a wire to send in; undecided if the link ended before. */
  Wire awaitWire() throws InterruptedException {
    return choice.await();
  }

  /** The wire so far. */
  Wire wire() {
    return choice.wire();
  }

  /** Writes plain text, as it is: the bytes {@code [from, to)}. */
  void writeText(byte[] bytes, int from, int to) throws IOException {
    connected.socket().getOutputStream().write(bytes, from, to - from);
  }

  /** No more plain text will be written; the server may still answer. */
  void endText() throws IOException {
    connected.socket().shutdownOutput();
  }

  /** Ends the link from here. */
  void close() {
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
      while (continuity.outbox().take(sink, continuity.places()::sent)) {
        out.write(sink.toByteArray());
        sink.clear();
      }
    } catch (IOException e) {
      // The reader still gets what the server said before it closed, and then finds out how.
    }
  }

  private void shut() {
    choice.end();
    continuity.outbox().cutOff();
    try {
      connected.socket().close();
    } catch (IOException e) {
      // Closing is all that was wanted of it.
    }
  }
}
