package chat.server.net.accept;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The socket that the server listens on: its own, or one that its parent has bound, such as systemd
 * for a socket unit. The acceptor's thread; any thread may stop it.
 */
public final class Listener {
  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
  private static final int BACKLOG = 4096;

  private final ServerSocketChannel channel;
  private final InetSocketAddress address;
  private final boolean isInherited;
  private final Selector selector;
  private volatile boolean stopped;

  private Listener(ServerSocketChannel channel, InetSocketAddress address, boolean isInherited)
      throws IOException {
    this.channel = channel;
    this.address = address;
    this.isInherited = isInherited;
    this.selector = Selector.open();
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_ACCEPT);
  }

  /** Opens a listener, once the server is ready to use it. */
  public interface Source {
    /**
     * Returns a listener, which the caller closes.
     *
     * @throws IOException if the address can't be listened on
     */
    Listener open() throws IOException;
  }

  /**
   * Returns a listener on an address.
   *
   * @throws IOException if the address can't be listened on
   */
  public static Listener bind(InetSocketAddress address) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      // Lets a server restart at once; on Windows it would let two servers share the port.
      channel.setOption(
          StandardSocketOptions.SO_REUSEADDR, !System.getProperty("os.name").startsWith("Windows"));
      channel.bind(address, BACKLOG);
      // The channel would name 0.0.0.0 as ::, which people do not type.
      InetSocketAddress bound =
          new InetSocketAddress(address.getAddress(), channel.socket().getLocalPort());
      return new Listener(channel, bound, false);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Returns a listener on the socket that is this process's standard input, if that is a listening
   * TCP socket.
   */
  public static Optional<Listener> inherited() throws IOException {
    Channel channel;
    try {
      channel = System.inheritedChannel();
    } catch (IOException e) {
      // The JDK opens /dev/null before it looks, which not every container allows to every user.
      LOG.debug("can't look for an inherited socket: {}", e.getMessage());
      return Optional.empty();
    }
    if (channel instanceof ServerSocketChannel listening
        && listening.getLocalAddress() instanceof InetSocketAddress address) {
      return Optional.of(new Listener(listening, address, true));
    }
    return Optional.empty();
  }

  public InetSocketAddress address() {
    return address;
  }

  /** Waits until a connection waits or {@link #stop} was called, for at most this time. */
  void await(long nanos) throws IOException {
    if (nanos > 0) {
      selector.select(TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
    } else {
      selector.selectNow();
    }
    selector.selectedKeys().clear();
  }

  /** Returns the next connection, if one waits. */
  Optional<SocketChannel> accept() throws IOException {
    return Optional.ofNullable(channel.accept());
  }

  boolean isStopped() {
    return stopped;
  }

  /** Ends the acceptor's wait, after which it closes the listener. */
  void stop() {
    stopped = true;
    selector.wakeup();
  }

  /** Closes the port, unless this process's parent has bound it. */
  void close() throws IOException {
    // A registered channel would stay open until the selector's next use.
    selector.close();
    if (!isInherited) {
      // The JDK would redirect standard output and error to /dev/null with an inherited socket.
      // Clients that connect to that from now on wait for the next server.
      channel.close();
    }
  }
}
