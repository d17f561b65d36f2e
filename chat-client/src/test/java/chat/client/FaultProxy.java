package chat.client;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Collection;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A proxy between a client and a server that injects network faults, each after some bytes. Without
 * faults left it only passes bytes on. Two threads per connection.
 */
final class FaultProxy implements AutoCloseable {
  private enum Kind {
    DELAY,
    CUT,
    HALF_CLOSE,
    RESET,
    BLACK_HOLE
  }

  private static final int MAX_BYTES_BEFORE = 2_000;
  private static final int MAX_CHUNK = 1024;
  private static final int MAX_DELAY_MILLIS = 60;

  private final ServerSocket listening;
  private final int serverPort;
  private final Random random;
  private final AtomicInteger faultsLeft = new AtomicInteger();
  private final Collection<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  FaultProxy(int serverPort, long seed) throws IOException {
    this.serverPort = serverPort;
    this.random = new Random(seed);
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept, "proxy");
  }

  String address() {
    return "127.0.0.1:" + listening.getLocalPort();
  }

  /** Injects this many faults, from now on. */
  void injectsFaults(int faults) {
    faultsLeft.set(faults);
  }

  /** Returns how many faults have not happened yet. */
  int faultsLeft() {
    return faultsLeft.get();
  }

  private void accept() throws IOException {
    while (closed.getCount() > 0) {
      Socket client = listening.accept();
      sockets.add(client);
      Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
      sockets.add(server);
      ProxiedConnection connection = new ProxiedConnection(client, server);
      start(() -> connection.pass(client, server), "up");
      start(() -> connection.pass(server, client), "down");
    }
  }

  private Kind next() {
    return Kind.values()[random.nextInt(Kind.values().length)];
  }

  /** One connection to the proxy, and its own to the server. */
  private final class ProxiedConnection {
    private final Socket client;
    private final Socket server;
    private volatile boolean swallows;

    ProxiedConnection(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void pass(Socket from, Socket to) throws IOException {
      byte[] chunk = new byte[MAX_CHUNK];
      int left = random.nextInt(MAX_BYTES_BEFORE);
      boolean open = true;
      try {
        OutputStream out = to.getOutputStream();
        int count = from.getInputStream().read(chunk);
        while (open && count >= 0) {
          int before = Math.min(count, left);
          write(out, chunk, 0, before);
          left -= before;
          if (before < count) {
            left = random.nextInt(MAX_BYTES_BEFORE);
            open = faultsLeft.getAndUpdate(n -> Math.max(0, n - 1)) == 0 || inject(next(), to);
            write(out, chunk, before, open ? count : before);
          }
          count = open ? from.getInputStream().read(chunk) : -1;
        }
        if (open) {
          to.shutdownOutput();
        }
      } catch (IOException e) {
        end();
      }
    }

    private void write(OutputStream out, byte[] chunk, int from, int to) throws IOException {
      if (!swallows) {
        out.write(chunk, from, to - from);
      }
    }

    /** Injects a fault, and returns whether this direction stays open. */
    private boolean inject(Kind kind, Socket to) throws IOException {
      switch (kind) {
        case DELAY -> await(random.nextInt(MAX_DELAY_MILLIS));
        case BLACK_HOLE -> swallows = true;
        case HALF_CLOSE -> halfClose(to);
        case RESET -> {
          client.setSoLinger(true, 0);
          server.setSoLinger(true, 0);
          end();
        }
        case CUT -> end();
      }
      return kind == Kind.DELAY || kind == Kind.BLACK_HOLE;
    }

    /** Half-closes the client's side alone: a server answers a cut frame with a final BYE. */
    private void halfClose(Socket to) throws IOException {
      if (to.equals(client)) {
        to.shutdownOutput();
      } else {
        end();
      }
    }

    private void end() throws IOException {
      client.close();
      server.close();
    }
  }

  private void await(int millis) {
    try {
      // The fault is the delay itself. Closing the proxy ends it early.
      closed.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work, String name) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // The proxy was closed, or the server is down.
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    listening.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
