package chat.server.history;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A client that connects to one of several servers, to the next one when a connection is lost, and
 * records what it sends and receives. A thread of its own; {@link #says} is called by another.
 */
abstract class RecordingClient implements AutoCloseable {
  private static final int CONNECT_MILLIS = 2_000;
  private static final int MOST_PAUSE_MILLIS = 150;

  final String name;
  final History history;
  private final List<InetSocketAddress> servers;
  private final Random random;
  private final Thread thread;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Socket socket;
  private volatile Throwable failure;
  private volatile boolean sending = true;
  private InetSocketAddress next;
  private int connections;
  private final AtomicInteger attempts = new AtomicInteger();

  RecordingClient(String name, History history, List<InetSocketAddress> servers, Random random) {
    this.name = name;
    this.history = history;
    this.servers = List.copyOf(servers);
    this.random = new Random(random.nextLong());
    this.next = servers.get(this.random.nextInt(servers.size()));
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  final void starts() {
    thread.start();
  }

  private void run() {
    try {
      while (!closed.await(1L + random.nextInt(MOST_PAUSE_MILLIS), TimeUnit.MILLISECONDS)) {
        InetSocketAddress here = next;
        // Unless the server names another one.
        next = servers.get((servers.indexOf(here) + 1) % servers.size());
        connectTo(here);
      }
    } catch (InterruptedException | AssertionError | RuntimeException e) {
      failure = e;
    }
  }

  private void connectTo(InetSocketAddress server) {
    try (Socket connection = new Socket()) {
      socket = connection;
      connection.setTcpNoDelay(true);
      attempts.incrementAndGet();
      connection.connect(server, CONNECT_MILLIS);
      connections++;
      converse(
          connection, new DataInputStream(new BufferedInputStream(connection.getInputStream())));
    } catch (SocketTimeoutException e) {
      // The server hangs, or no packet arrives: another one may answer.
    } catch (IOException e) {
      // The server was killed, or this client ends.
    } finally {
      disconnected();
    }
  }

  /** Converses until the connection ends. */
  abstract void converse(Socket connection, DataInputStream in) throws IOException;

  /** The last connection has ended. */
  abstract void disconnected();

  /** Sends another message, if this client is connected and may; the thread of the workload. */
  abstract void says();

  /** Returns whether this client leaves only when it has to. */
  abstract boolean stays();

  /** Returns whether all that this client repeats until it is answered is answered. */
  abstract boolean hasNothingPending();

  /** Returns the number of the connection, from 1. */
  final int connection() {
    return connections;
  }

  /** Returns how often the client has connected or tried to. Any thread. */
  final int attempts() {
    return attempts.get();
  }

  /** The server said where to connect to, by HOST:PORT. */
  final void movesTo(String address) {
    int colon = address.lastIndexOf(':');
    int port = Integer.parseInt(address.substring(colon + 1));
    servers.stream()
        .filter(server -> server.getPort() == port)
        .filter(server -> server.getHostString().equals(address.substring(0, colon)))
        .findFirst()
        .ifPresent(server -> next = server);
  }

  final boolean isSending() {
    return sending;
  }

  final void stopsSending() {
    sending = false;
  }

  final void check() {
    if (failure != null) {
      throw new AssertionError(name + " failed", failure);
    }
  }

  @Override
  public final void close() {
    closed.countDown();
    try {
      while (thread.isAlive()) {
        Socket last = socket;
        if (last != null) {
          last.close();
        }
        thread.join(100);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
