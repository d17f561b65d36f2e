package chat.client.bench;

import chat.protocol.ByteSink;
import chat.protocol.ClientMessage;
import chat.protocol.FrameWriter;
import chat.protocol.InputBuffer;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** One connection to the server: read by one thread, written by any, one after the other. */
final class Connection implements AutoCloseable {
  // Held while writing, against the rule: frames of two threads must not tear.
  private final ReentrantLock writing = new ReentrantLock();
  private final Socket socket;
  private final InputBuffer input;
  private volatile boolean leaving;

  Connection(Socket socket) throws IOException {
    this.socket = socket;
    this.input = new InputBuffer(socket.getInputStream());
  }

  InputBuffer input() {
    return input;
  }

  /** How long a read may take; zero: forever. */
  void limitReads(Duration limit) throws IOException {
    socket.setSoTimeout((int) limit.toMillis());
  }

  void send(ClientMessage message) throws IOException {
    ByteSink sink = new ByteSink();
    message.encode(new FrameWriter(sink));
    write(sink);
  }

  void write(ByteSink frames) throws IOException {
    byte[] bytes = frames.toByteArray();
    writing.lock();
    try {
      socket.getOutputStream().write(bytes);
    } finally {
      writing.unlock();
    }
  }

  /** Says goodbye; from now on the end of the connection is no failure. */
  void leave() throws IOException {
    leaving = true;
    send(new ClientMessage.Bye());
  }

  boolean isLeaving() {
    return leaving;
  }

  @Override
  public void close() {
    leaving = true;
    try {
      socket.close();
    } catch (IOException e) {
      // Closing is all that was wanted of it.
    }
  }
}
