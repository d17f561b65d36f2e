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
 * Somebody with nc, who connects again whenever the connection is lost and says something new. The
 * server confirms each message with a line. A thread of its own.
 */
final class Chatting implements AutoCloseable {
  private static final String CONFIRMED = "Server received your message: ";

  private final int port;
  private final String name;
  private final AtomicLong acknowledged;
  private final Thread thread;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Socket socket;
  private volatile boolean sending = true;
  private volatile Throwable failure;
  // The thread's, and after its end the test's.
  private final List<List<String>> seen = new ArrayList<>();
  private final Set<String> confirmed = new HashSet<>();
  private int said;

  Chatting(int port, String name, AtomicLong acknowledged) {
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
      // The greeting is no message.
      line(in);
      while (true) {
        receive(line(in), lines, connection);
      }
    } catch (IOException e) {
      // The server was killed; what was not confirmed may be stored or not.
    }
  }

  /** A whole line: where the server is killed the last one may be cut short. */
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

  void endsSending() {
    sending = false;
  }

  /** What it has seen on each connection, in order; its own messages where they were confirmed. */
  List<List<String>> seen() {
    return seen;
  }

  /** What it knows to be stored. To be asked when it is closed, as the rest. */
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
      throw new AssertionError(name + " was let down", failure);
    }
  }
}
