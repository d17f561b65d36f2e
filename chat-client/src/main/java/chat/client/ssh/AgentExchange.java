package chat.client.ssh;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/** One request to ssh-agent and its answer, each preceded by its length, within a time limit. */
final class AgentExchange {
  private static final int MAX_ANSWER_BYTES = 256 * 1024;

  private final Path socket;
  private final long limitNanos;
  private final long startNanos = System.nanoTime();

  AgentExchange(Path socket, Duration limit) {
    this.socket = socket;
    this.limitNanos = limit.toNanos();
  }

  /** Sends a request and returns the answer, both without their lengths. */
  byte[] exchange(byte[] request) throws SshKeyException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        Selector selector = Selector.open()) {
      // A channel of Unix domain sockets has no time-outs, but it can be selected.
      channel.configureBlocking(false);
      SelectionKey ready = channel.register(selector, SelectionKey.OP_CONNECT);
      if (!channel.connect(UnixDomainSocketAddress.of(socket))) {
        await(ready);
        channel.finishConnect();
      }
      ByteBuffer message = ByteBuffer.wrap(new SshWriter().string(request).toByteArray());
      ready.interestOps(SelectionKey.OP_WRITE);
      while (message.hasRemaining()) {
        await(ready);
        channel.write(message);
      }
      ready.interestOps(SelectionKey.OP_READ);
      long length = Integer.toUnsignedLong(read(Integer.BYTES, ready).getInt());
      if (length == 0 || length > MAX_ANSWER_BYTES) {
        throw new SshKeyException("the SSH agent answered something else");
      }
      return read((int) length, ready).array();
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      throw new SshKeyException(
          "can't reach the SSH agent at %s: %s".formatted(socket, e.getMessage()), e);
    }
  }

  private ByteBuffer read(int bytes, SelectionKey ready) throws IOException, SshKeyException {
    ByteBuffer read = ByteBuffer.allocate(bytes);
    SocketChannel channel = (SocketChannel) ready.channel();
    while (read.hasRemaining()) {
      await(ready);
      if (channel.read(read) < 0) {
        throw new SshKeyException("the SSH agent closed the connection");
      }
    }
    return read.flip();
  }

  private void await(SelectionKey ready) throws IOException, SshKeyException {
    long leftMillis = (limitNanos - (System.nanoTime() - startNanos)) / 1_000_000;
    if (leftMillis <= 0 || ready.selector().select(leftMillis) == 0) {
      throw new SshKeyException("the SSH agent at " + socket + " does not answer");
    }
    ready.selector().selectedKeys().clear();
  }
}
