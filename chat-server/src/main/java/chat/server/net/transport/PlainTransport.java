package chat.server.net.transport;

import chat.server.net.memory.ConnectionMemory;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.SocketChannel;
import java.util.OptionalInt;

/** A socket without encryption: the channel itself, with nothing between. Any thread. */
public final class PlainTransport implements Transport {
  private final SocketChannel channel;
  private final OptionalInt tlsPort;

  /**
   * A connection that was accepted.
   *
   * @param tlsPort where the server speaks TLS; empty if it doesn't
   */
  public PlainTransport(SocketChannel channel, OptionalInt tlsPort) {
    this.channel = channel;
    this.tlsPort = tlsPort;
  }

  @Override
  public void begin(ConnectionMemory memory) {
    // The client's first byte is its own.
  }

  @Override
  public InputStream input() throws IOException {
    return channel.socket().getInputStream();
  }

  @Override
  public long overheadBytes() {
    return 0;
  }

  @Override
  public GatheringByteChannel output() {
    return channel;
  }

  @Override
  public void endOutput() throws IOException {
    channel.shutdownOutput();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  @Override
  public Socket socket() {
    return channel.socket();
  }

  /** Returns whether the client is on this computer, whose users can't read what it carries. */
  @Override
  public boolean isConfidential() {
    return socket().getInetAddress().isLoopbackAddress();
  }

  @Override
  public OptionalInt tlsPort() {
    return tlsPort;
  }

  @Override
  public boolean isOverdue(long nowNanos) {
    return false;
  }
}
