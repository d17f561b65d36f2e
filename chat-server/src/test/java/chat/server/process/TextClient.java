package chat.server.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A text client that reconnects after each lost connection and sends new messages. The server
 * confirms each message with a line. A thread of its own.
 */
final class TextClient implements AutoCloseable {
  private static final String CONFIRMED = "Server received your message: ";

  private final int port;
  private final String name;
  private final AtomicLong acknowledged;
  private final Thread thread;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Socket socket;
  private volatile boolean sending = true;
  private volatile Throwable failure;
  // Only the thread uses these; after its end, only the test.
  private final List<List<String>> seen = new ArrayList<>();
  private final Set<String> confirmed = new HashSet<>();
  private int said;

  TextClient(int port, String name, AtomicLong acknowledged) {
    this.port = port;
    this.name = name;
    this.acknowledged = acknowledged;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (!closed.await(20, TimeUnit.MILLISECONDS)) {
        converse();
      }
    } catch (InterruptedException | RuntimeException e) {
      failure = e;
    }
  }

  private void converse() {
    try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket = connection;
      List<String> lines = new ArrayList<>();
      seen.add(lines);
      say(connection, 8);
      InputStream in = new BufferedInputStream(connection.getInputStream());
      // Skips the greeting.
      line(in);
      while (true) {
        receive(line(in), lines, connection);
      }
    } catch (IOException e) {
      // The server was killed; messages without a confirmation may be stored or not.
    }
  }

  /** Reads a whole line; a killed server may leave the last one incomplete. */
  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next != '\n') {
      if (next < 0) {
        throw new EOFException();
      }
      line.write(next);
      next = in.read();
    }
    return line.toString(UTF_8);
  }

  private void receive(String line, List<String> lines, Socket connection) throws IOException {
    if (line.startsWith(CONFIRMED)) {
      String text = line.substring(CONFIRMED.length());
      lines.add(text);
      confirmed.add(text);
      acknowledged.incrementAndGet();
      say(connection, 1);
    } else if (!line.startsWith("* ")) {
      lines.add(line.substring(line.indexOf(": ") + 2));
    }
  }

  private void say(Socket connection, int count) throws IOException {
    for (int i = 0; sending && i < count; i++) {
      String line = name + " says " + ++said + " in text\n";
      connection.getOutputStream().write(line.getBytes(UTF_8));
    }
  }

  void stopsSending() {
    sending = false;
  }

  /** Returns the messages of each connection, in order; its own at their confirmations. */
  List<List<String>> seen() {
    return seen;
  }

  /** Returns its confirmed messages. Call it after {@link #close}, like the others. */
  Set<String> confirmed() {
    return confirmed;
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    Socket last = socket;
    if (last != null) {
      last.close();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw new AssertionError(name + " failed", failure);
    }
  }
}
