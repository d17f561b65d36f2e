package chat.server.net.accept;

import chat.server.net.transport.Service;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A socket that the server listens on: its own, or one that its parent has bound, such as systemd
 * for a socket unit. {@link Listeners} uses it.
 */
public final class Listener {
  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
  private static final int BACKLOG = 4096;

  private final ServerSocketChannel channel;
  private final InetSocketAddress address;
  private final Service service;
  private final boolean isInherited;

  private Listener(
      ServerSocketChannel channel,
      InetSocketAddress address,
      Service service,
      boolean isInherited) {
    this.channel = channel;
    this.address = address;
    this.service = service;
    this.isInherited = isInherited;
  }

  /**
   * Returns a listener on an address.
   *
   * @throws IOException if the address can't be listened on
   */
  public static Listener bind(InetSocketAddress address, Service service) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      // Lets a server restart at once; on Windows it would let two servers share the port.
      channel.setOption(
          StandardSocketOptions.SO_REUSEADDR, !System.getProperty("os.name").startsWith("Windows"));
      channel.bind(address, BACKLOG);
      // The channel would name 0.0.0.0 as ::, which people do not type.
      InetSocketAddress bound =
          new InetSocketAddress(address.getAddress(), channel.socket().getLocalPort());
      return new Listener(channel, bound, service, false);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** A listening TCP socket that is this process's standard input. */
  public static final class Inherited {
    private final ServerSocketChannel channel;
    private final InetSocketAddress address;

    private Inherited(ServerSocketChannel channel, InetSocketAddress address) {
      this.channel = channel;
      this.address = address;
    }

    public InetSocketAddress address() {
      return address;
    }

    /** Returns a listener on it. */
    public Listener serve(Service service) {
      return new Listener(channel, address, service, true);
    }
  }

  /** Returns the socket that this process has inherited, if there is one. */
  public static Optional<Inherited> inherited() throws IOException {
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
      return Optional.of(new Inherited(listening, address));
    }
    return Optional.empty();
  }

  ServerSocketChannel channel() {
    return channel;
  }

  Service service() {
    return service;
  }

  /** Returns where it listens. */
  public Endpoint endpoint() {
    return new Endpoint(address, service.isTls());
  }

  /** Closes the port, unless this process's parent has bound it; also if it was never used. */
  public void close() throws IOException {
    if (!isInherited) {
      // The JDK would redirect standard output and error to /dev/null with an inherited socket.
      // Clients that connect to that from now on wait for the next server.
      channel.close();
    }
  }
}
