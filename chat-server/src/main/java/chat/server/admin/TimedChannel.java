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
  private final long limitNanos;
  private long startNanos;

  /**
   * Takes over a connection.
   *
   * @param limit how long each method may take
   */
  TimedChannel(SocketChannel channel, Duration limit) throws IOException {
    this.channel = channel;
    this.limitNanos = limit.toNanos();
    channel.configureBlocking(false);
    this.selector = Selector.open();
    this.key = channel.register(selector, 0);
  }

  /** Reads up to a line feed or the end. */
  String readLine(int maxBytes) throws IOException {
    String text = read(maxBytes, true);
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  /** Reads up to the end. */
  String readAll(int maxBytes) throws IOException {
    return read(maxBytes, false);
  }

  private String read(int maxBytes, boolean toLineFeed) throws IOException {
    startNanos = System.nanoTime();
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

  void write(String text) throws IOException {
    startNanos = System.nanoTime();
    ByteBuffer bytes = UTF_8.encode(text);
    while (bytes.hasRemaining()) {
      await(SelectionKey.OP_WRITE);
      channel.write(bytes);
    }
  }

  private void await(int operation) throws IOException {
    key.interestOps(operation);
    long left = limitNanos - (System.nanoTime() - startNanos);
    long millis = TimeUnit.NANOSECONDS.toMillis(left);
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
