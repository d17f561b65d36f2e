package chat.client.net;

import chat.protocol.ByteSink;
import java.io.IOException;
import java.net.Socket;

/**
 * One connection to a server. A reader thread blocks in read, a writer thread in write, so that a
 * server which reads nothing more is still read from.
 */
final class Link {
  private final Socket socket;
  private final LinkOutbox outbox = new LinkOutbox();
  private final WireChoice choice;
  private final LinkReader reader;
  private final LinkListener listener;

  /** A link over a connection; {@link #start} makes it work. */
  Link(Connected connected, Wire initial, LinkListener listener, Timing timing) {
    this.socket = connected.socket();
    this.choice = new WireChoice(initial);
    this.listener = listener;
    this.reader = new LinkReader(connected, choice, outbox, listener, timing);
  }

  /** Starts the threads. The last thing that the listener hears is the link's end. */
  void start() {
    startDaemon("reader", this::read);
    startDaemon("writer", this::write);
  }

  WireChoice choice() {
    return choice;
  }

  LinkOutbox outbox() {
    return outbox;
  }

  /** Closes the connection. The listener hears that it ended. */
  void close() {
    outbox.close();
    try {
      socket.close();
    } catch (IOException e) {
      // Closing is all that was wanted of it.
    }
  }

  private void read() {
    LinkEnd end = reader.read();
    close();
    listener.ended(end);
  }

  private void write() {
    ByteSink sink = new ByteSink();
    try {
      var out = socket.getOutputStream();
      while (outbox.take(sink)) {
        out.write(sink.toByteArray());
        outbox.written();
        if (outbox.becameWritable()) {
          listener.writable();
        }
        sink.clear();
      }
      if (choice.wire() == Wire.TEXT && !socket.isClosed()) {
        socket.shutdownOutput();
      }
    } catch (IOException e) {
      // The reader still gets what the server sent before it closed, and then reports the end.
      outbox.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      outbox.writerEnded();
    }
  }

  private static void startDaemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
