package chat.server.net.accept;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The sockets that the server listens on. The acceptor's thread waits for all of them together; any
 * thread may stop it.
 */
public final class Listeners {
  private final List<Listener> listeners;
  private final Selector selector;
  private volatile boolean stopped;
  private int next;

  private Listeners(List<Listener> listeners, Selector selector) {
    this.listeners = List.copyOf(listeners);
    this.selector = selector;
  }

  /** Opens the sockets, once the server is ready to use them. */
  public interface Source {
    /**
     * Returns the listeners, which the caller closes.
     *
     * @throws IOException if an address can't be listened on
     */
    Listeners open() throws IOException;
  }

  /** Returns one or more sockets as one. */
  public static Listeners of(List<Listener> listeners) throws IOException {
    Selector selector = Selector.open();
    for (Listener listener : listeners) {
      listener.channel().configureBlocking(false);
      listener.channel().register(selector, SelectionKey.OP_ACCEPT);
    }
    return new Listeners(listeners, selector);
  }

  /** Returns where clients are served. */
  public List<Endpoint> endpoints() {
    return listeners.stream().map(Listener::endpoint).toList();
  }

  /** Waits for a connection, for {@link #stop}, or for this time. */
  void await(long nanos) throws IOException {
    if (nanos > 0) {
      selector.select(TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
    } else {
      selector.selectNow();
    }
    selector.selectedKeys().clear();
  }

  /** Returns the next connection, if one waits. The sockets take turns. */
  Optional<Accepted> accept() throws IOException {
    for (int i = 0; i < listeners.size(); i++) {
      Listener listener = listeners.get(next);
      next = (next + 1) % listeners.size();
      SocketChannel socket = listener.channel().accept();
      if (socket != null) {
        return Optional.of(new Accepted(socket, listener.service()));
      }
    }
    return Optional.empty();
  }

  boolean isStopped() {
    return stopped;
  }

  /** Ends the acceptor's wait, after which it closes the sockets. */
  void stop() {
    stopped = true;
    selector.wakeup();
  }

  /** Closes the ports, unless this process's parent has bound them. */
  public void close() throws IOException {
    // A registered channel would stay open until the selector's next use.
    selector.close();
    for (Listener listener : listeners) {
      listener.close();
    }
  }
}
