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
 * Stands between a client and a server, and does to each connection one of the things that networks
 * do, after some bytes. Before it misbehaves, and once all faults have happened, it only passes
 * bytes on.
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

  /** From now on, so many things go wrong. */
  void misbehaves(int faults) {
    faultsLeft.set(faults);
  }

  /** How many faults have not happened yet. */
  int faultsLeft() {
    return faultsLeft.get();
  }

  private void accept() throws IOException {
    while (closed.getCount() > 0) {
      Socket client = listening.accept();
      sockets.add(client);
      Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
      sockets.add(server);
      Passage passage = new Passage(client, server);
      start(() -> passage.pass(client, server), "up");
      start(() -> passage.pass(server, client), "down");
    }
  }

  private Kind next() {
    return Kind.values()[random.nextInt(Kind.values().length)];
  }

  /** One connection. */
  private final class Passage {
    private final Socket client;
    private final Socket server;
    private volatile boolean swallows;

    Passage(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void pass(Socket from, Socket to) throws IOException {
      byte[] chunk = new byte[MAX_CHUNK];
      int left = random.nextInt(MAX_BYTES_BEFORE);
      boolean goesOn = true;
      try {
        OutputStream out = to.getOutputStream();
        int count = from.getInputStream().read(chunk);
        while (goesOn && count >= 0) {
          int before = Math.min(count, left);
          write(out, chunk, 0, before);
          left -= before;
          if (before < count) {
            left = random.nextInt(MAX_BYTES_BEFORE);
            goesOn = faultsLeft.getAndUpdate(n -> Math.max(0, n - 1)) == 0 || happens(next(), to);
            write(out, chunk, before, goesOn ? count : before);
          }
          count = goesOn ? from.getInputStream().read(chunk) : -1;
        }
        if (goesOn) {
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

    /** False if this direction ends by it. */
    private boolean happens(Kind kind, Socket to) throws IOException {
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

    /** Towards the client alone: a server takes the end within a frame for a client gone wrong. */
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
      // Time is what this fault is about. It ends early with the proxy.
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
                // The proxy was closed, or the server is not there just now.
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
