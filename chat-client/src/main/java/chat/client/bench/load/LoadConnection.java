package chat.client.bench.load;

import chat.client.net.Connected;
import chat.protocol.ByteSink;
import chat.protocol.ClientMessage;
import chat.protocol.FrameWriter;
import chat.protocol.input.InputBuffer;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** One connection to the server. One thread reads from it; any thread may write. */
final class LoadConnection {
  // Held during a write, against the rule: frames of two threads must not interleave.
  private final ReentrantLock writing = new ReentrantLock();
  private final Connected connected;
  private final Socket socket;
  private final InputBuffer input;

  LoadConnection(Connected connected) throws IOException {
    this.connected = connected;
    this.socket = connected.socket();
    this.input = new InputBuffer(socket.getInputStream());
  }

  InputBuffer input() {
    return input;
  }

  /** Sets how long a read may block; zero means without limit. */
  void limitReads(Duration limit) throws IOException {
    socket.setSoTimeout((int) limit.toMillis());
  }

  void send(ClientMessage message) throws IOException {
    ByteSink frame = new ByteSink();
    message.encode(new FrameWriter(frame));
    write(frame);
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

  void close() {
    connected.close();
  }
}
