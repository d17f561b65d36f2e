package chat.server.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A connection on which each line or text must be exchanged within a time, whatever the other side
 * does. One thread.
 */
final class TimedChannel implements AutoCloseable {
  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private long endNanos;

  /** Takes over a connection. */
  TimedChannel(SocketChannel channel) throws IOException {
    this.channel = channel;
    channel.configureBlocking(false);
    this.selector = Selector.open();
    this.key = channel.register(selector, 0);
  }

  /** Returns who is at the other end. */
  String operator() {
    return Operators.of(channel);
  }

  /** Reads up to a line feed or the end. */
  String readLine(int maxBytes, Duration limit) throws IOException {
    String text = read(maxBytes, true, limit);
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  /** Reads up to the end. */
  String readAll(int maxBytes, Duration limit) throws IOException {
    return read(maxBytes, false, limit);
  }

  private String read(int maxBytes, boolean toLineFeed, Duration limit) throws IOException {
    endNanos = System.nanoTime() + limit.toNanos();
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(1024);
    boolean ended = false;
    while (!ended) {
      await(SelectionKey.OP_READ);
      ended = channel.read(buffer) < 0;
      buffer.flip();
      while (buffer.hasRemaining()) {
        byte next = buffer.get();
        read.write(next);
        ended |= toLineFeed && next == '\n';
      }
      buffer.clear();
      if (read.size() > maxBytes) {
        throw new IOException("more than " + maxBytes + " bytes");
      }
    }
    return read.toString(UTF_8);
  }

  void write(String text, Duration limit) throws IOException {
    endNanos = System.nanoTime() + limit.toNanos();
    ByteBuffer bytes = UTF_8.encode(text);
    while (bytes.hasRemaining()) {
      await(SelectionKey.OP_WRITE);
      channel.write(bytes);
    }
  }

  private void await(int operation) throws IOException {
    key.interestOps(operation);
    long millis = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
    if (millis <= 0 || selector.select(millis) == 0) {
      throw new IOException("no answer in time");
    }
    selector.selectedKeys().clear();
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      selector.close();
    }
  }
}
