package chat.client.net;

import chat.protocol.ByteSink;
import java.io.IOException;
import java.io.OutputStream;

/**
 * One connection to a server. A reader thread blocks in read, a writer thread in write, so that a
 * server which reads nothing more is still read from.
 */
final class Link {
  private static final int SLICE_BYTES = 4 * 1024;

  private final Connected connected;
  private final LinkSecurity security;
  private final LinkOutbox outbox = new LinkOutbox();
  private final WireChoice choice;
  private final LinkReader reader;
  private final LinkListener listener;

  /** A link over a connection; {@link #start} makes it work. */
  Link(Connected connected, Wire initial, LinkListener listener, Timing timing) {
    this.connected = connected;
    this.security = connected.security();
    this.choice = new WireChoice(initial);
    this.listener = listener;
    this.reader = new LinkReader(connected, choice, outbox, listener, timing);
  }

  /** Starts the threads. The last thing that the listener hears is the link's end. */
  void start() {
    startDaemon("reader", this::read);
    startDaemon("writer", this::write);
  }

  ServerAddress address() {
    return connected.address();
  }

  LinkSecurity security() {
    return security;
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
    connected.close();
  }

  private void read() {
    LinkEnd end = reader.read();
    close();
    listener.ended(end);
  }

  private void write() {
    ByteSink sink = new ByteSink();
    try {
      OutputStream out = connected.socket().getOutputStream();
      while (outbox.take(sink)) {
        write(sink.toByteArray(), out);
        outbox.written();
        if (outbox.becameWritable()) {
          listener.writable();
        }
        sink.clear();
      }
      if (choice.wire() == Wire.TEXT) {
        connected.endOutput();
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

  /** Writes in slices, so that the reader sees that a slow network still takes something. */
  private void write(byte[] bytes, OutputStream out) throws IOException {
    for (int from = 0; from < bytes.length; from += SLICE_BYTES) {
      long start = System.nanoTime();
      out.write(bytes, from, Math.min(SLICE_BYTES, bytes.length - from));
      reader.liveness().wrote(start);
    }
  }

  private static void startDaemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
