package chat.server.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.server.fixture.FramedUser;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A framed client that reconnects after each lost connection, as PROTOCOL.md specifies: with its
 * client id, its cursor, and its unacknowledged messages. Fails unless the server sends every
 * number once and in order. A thread of its own.
 */
final class ResumingClient implements AutoCloseable {
  static final String ROOM = "#lobby";
  private static final int PENDING = 16;

  private final int port;
  private final String nick;
  private final AtomicLong acknowledged;
  private final Thread thread;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Socket socket;
  private volatile boolean sending;
  private volatile boolean away;
  private volatile Throwable failure;
  // Only the thread uses these; after its end, only the test.
  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
  private final TreeMap<Long, String> pending = new TreeMap<>();
  private final Map<Long, String> stored = new TreeMap<>();
  private volatile int pendingCount;
  private String logId;
  private long nextId = 1;

  /**
   * A client that connects at once, and reads the room from its first message.
   *
   * @param sending whether it also sends, as fast as it can
   * @param acknowledged counts the messages acknowledged to any client
   */
  ResumingClient(int port, String nick, boolean sending, AtomicLong acknowledged) {
    this.port = port;
    this.nick = nick;
    this.sending = sending;
    this.acknowledged = acknowledged;
    this.thread = new Thread(this::run, nick);
    thread.setDaemon(true);
    thread.start();
  }

  String clientId() {
    return nick + "-client-id-of-a-test";
  }

  private void run() {
    try {
      while (!closed.await(20, TimeUnit.MILLISECONDS)) {
        if (!away) {
          converse();
        }
      }
    } catch (InterruptedException e) {
      failure = e;
    } catch (AssertionError | RuntimeException e) {
      failure = e;
    }
  }

  private void converse() {
    try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket = connection;
      connection.setTcpNoDelay(true);
      DataInputStream in =
          new DataInputStream(new BufferedInputStream(connection.getInputStream()));
      OutputStream out = connection.getOutputStream();
      send(out, "HELLO 1 " + nick + " " + clientId());
      skipGreeting(in);
      welcome(payload(in));
      send(out, "JOIN " + ROOM + " " + seen.size());
      for (Map.Entry<Long, String> message : pending.entrySet()) {
        say(out, message.getKey(), message.getValue());
      }
      while (true) {
        fill(out);
        receive(payload(in));
      }
    } catch (IOException e) {
      // The server was killed, or this client disconnects; it reconnects later.
    }
  }

  private void fill(OutputStream out) throws IOException {
    while (sending && pending.size() < PENDING) {
      String text = nick + " says " + nextId;
      pending.put(nextId, text);
      pendingCount = pending.size();
      say(out, nextId, text);
      nextId++;
    }
  }

  private static void say(OutputStream out, long id, String text) throws IOException {
    send(out, "SAY " + id + " " + ROOM + "\n" + text);
  }

  private static void send(OutputStream out, String payload) throws IOException {
    out.write(FramedUser.frame(payload));
  }

  private static void skipGreeting(DataInputStream in) throws IOException {
    while (in.readByte() != '\n') {
      // One line, and no zero byte in it.
    }
  }

  private static String payload(DataInputStream in) throws IOException {
    byte[] payload = new byte[in.readInt()];
    in.readFully(payload);
    return new String(payload, UTF_8);
  }

  private void welcome(String welcome) throws IOException {
    String[] tokens = welcome.split(" ", -1);
    if (!tokens[0].equals("WELCOME")) {
      throw new AssertionError(nick + " got no WELCOME but " + welcome);
    }
    if (logId != null && !logId.equals(tokens[3])) {
      throw new AssertionError(nick + " got another log id");
    }
    logId = tokens[3];
    long lastId = Long.parseLong(tokens[4]);
    if (!stored.isEmpty() && lastId < Collections.max(stored.keySet())) {
      throw new AssertionError(
          nick
              + " has an ACK of "
              + Collections.max(stored.keySet())
              + ", but stored is "
              + lastId);
    }
    if (lastId >= nextId) {
      throw new AssertionError(nick + " never sent " + lastId);
    }
    List.copyOf(pending.headMap(lastId, true).keySet()).forEach(this::isStored);
  }

  private void receive(String payload) {
    String[] parts = payload.split("\n", 2);
    String[] head = parts[0].split(" ", -1);
    switch (head[0]) {
      case "SAID" -> {
        sees(Long.parseLong(head[2]), parts[1]);
        if (head.length > 5) {
          isStored(Long.parseLong(head[5]));
        }
      }
      case "ACK" -> {
        long id = Long.parseLong(head[1]);
        String text = isStored(id);
        if (!head[2].equals("-")) {
          sees(Long.parseLong(head[3]), text);
        }
      }
      case "TOPIC", "MEMBERS", "LIVE", "JOINED", "LEFT", "BYE" -> {
        // These carry no message.
      }
      default -> throw new AssertionError(nick + " did not expect " + payload);
    }
  }

  private String isStored(long id) {
    String text = pending.remove(id);
    pendingCount = pending.size();
    if (text != null) {
      stored.put(id, text);
      acknowledged.incrementAndGet();
    } else if (!stored.containsKey(id)) {
      throw new AssertionError(nick + " never sent " + id);
    }
    return stored.get(id);
  }

  private void sees(long seq, String text) {
    if (seq != seen.size() + 1) {
      throw new AssertionError(
          nick + " has seen " + seen.size() + " and now sees " + seq + ": " + text);
    }
    seen.add(text);
  }

  /** Sends no new messages; unacknowledged ones are sent again after a reconnect. */
  void stopsSending() {
    sending = false;
  }

  boolean hasNothingPending() {
    check();
    return pendingCount == 0;
  }

  /** Closes its connection, and does not reconnect by itself. */
  void disconnects() throws IOException {
    away = true;
    Socket last = socket;
    if (last != null) {
      last.close();
    }
  }

  void reconnects() {
    away = false;
  }

  /** Returns how many messages it has seen, which is also the number of the last. */
  int seenCount() {
    check();
    return seen.size();
  }

  /** Returns the messages it has seen, by number from 1. */
  List<String> seen() {
    return List.copyOf(seen);
  }

  /** Returns its acknowledged messages, by id. Call it after {@link #close}. */
  Map<Long, String> stored() {
    return stored;
  }

  private void check() {
    if (failure != null) {
      throw new AssertionError(nick + " failed", failure);
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    disconnects();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
