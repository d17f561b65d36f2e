package chat.client.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** An agent that answers each connection with the same bytes, and closes at its own end. */
final class FakeAgent implements AutoCloseable {
  private final Path socket;
  private final ServerSocketChannel server;
  private final boolean hangs;
  private final byte[] answer;

  /**
   * An agent at this socket.
   *
   * @param hangs whether it keeps the connection open after its answer
   */
  FakeAgent(Path socket, boolean hangs, byte[] answer) throws IOException {
    this.socket = socket;
    this.hangs = hangs;
    this.answer = answer;
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread thread = new Thread(this::serve, "fake-agent");
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns where it listens. */
  Path socket() {
    return socket;
  }

  private void serve() {
    try {
      while (true) {
        SocketChannel client = server.accept();
        client.read(ByteBuffer.allocate(1024));
        ByteBuffer left = ByteBuffer.wrap(answer);
        while (left.hasRemaining()) {
          client.write(left);
        }
        if (!hangs) {
          client.close();
        }
      }
    } catch (ClosedChannelException e) {
      // The test is over.
    } catch (IOException e) {
      if (server.isOpen() && !hangs) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
