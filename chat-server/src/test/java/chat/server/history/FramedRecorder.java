package chat.server.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.protocol.account.ClientId;
import chat.server.fixture.FramedUser;
import chat.server.fixture.TestServer;
import chat.server.history.Event.Acked;
import chat.server.history.Event.Read;
import chat.server.history.Event.Sent;
import chat.server.history.Event.Welcomed;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A client of the framed wire, which follows PROTOCOL.md when it reconnects: with its client id,
 * its cursors, and its unanswered messages.
 */
final class FramedRecorder extends RecordingClient {
  private static final int PENDING = 8;
  private static final int LOGIN_MILLIS = 12_000;
  private static final int SILENCE_MILLIS = 3_000;
  private static final long BETWEEN_PINGS = 1_000_000_000;

  private final Login login;
  private final Map<String, Long> cursors = new ConcurrentHashMap<>();

  /** Guards what follows: the workload's thread sends, this client's thread receives. */
  private final Object lock = new Object();

  private final TreeMap<Long, Sent> pending = new TreeMap<>();
  private final Map<Long, Sent> known = new HashMap<>();
  private final Map<Long, Long> sentHere = new HashMap<>();
  private OutputStream out; // null unless logged in
  private long lastPing;
  private long nextId = 1;
  private int saidHere;
  private int live;
  private boolean left;
  private String logId = "";

  /**
   * How a client logs in.
   *
   * @param token empty for a guest; else that of its account, whose name is the nick
   * @param visit after how many messages the client says goodbye; 0 for never
   */
  record Login(String nick, String token, int visit) {
    String holder(String client) {
      return token.isEmpty() ? client : "account " + nick;
    }
  }

  FramedRecorder(
      String name,
      Login login,
      List<String> rooms,
      History history,
      List<InetSocketAddress> servers,
      Random random) {
    super(name, history, servers, random);
    this.login = login;
    rooms.forEach(room -> cursors.put(room, 0L));
  }

  /** Returns what the log has instead of the client id. */
  String digest() {
    return ClientId.of(TestServer.idOf(name)).digest();
  }

  /** Returns whether this client has received all messages up to these numbers of the rooms. */
  boolean hasReceived(Map<String, Long> ends) {
    check();
    return cursors.entrySet().stream()
        .allMatch(cursor -> cursor.getValue() >= ends.getOrDefault(cursor.getKey(), 0L));
  }

  @Override
  boolean hasNothingPending() {
    check();
    synchronized (lock) {
      return pending.isEmpty();
    }
  }

  @Override
  void converse(Socket connection, DataInputStream in) throws IOException {
    // A server that has to find the chat's owner first may take its time.
    connection.setSoTimeout(LOGIN_MILLIS);
    if (in.readByte() == '*') {
      return;
    }
    while (in.readByte() != '\n') {
      // The greeting.
    }
    OutputStream to = connection.getOutputStream();
    if (!login.token.isEmpty()) {
      send(to, "AUTH token\n" + login.token);
    }
    send(to, "HELLO 1 " + login.nick + " " + TestServer.idOf(name));
    while (in.readByte() != 0) {
      // Lines before the first frame.
    }
    String frame = payload(in, in.readUnsignedByte() << 16 | in.readUnsignedShort());
    while (!frame.startsWith("WELCOME ")) {
      if (ends(frame)) {
        return;
      }
      frame = payload(in, in.readInt());
    }
    connection.setSoTimeout(SILENCE_MILLIS);
    isWelcomed(frame.split("\n", 2)[0].split(" ", -1), to);
    while (!ends(frame)) {
      frame = payload(in, in.readInt());
      receive(frame);
    }
  }

  private static String payload(DataInputStream in, int length) throws IOException {
    byte[] payload = new byte[length];
    in.readFully(payload);
    return new String(payload, UTF_8);
  }

  private static void send(OutputStream to, String payload) throws IOException {
    to.write(FramedUser.frame(payload));
  }

  /** Returns whether this client has to reconnect. */
  private boolean ends(String frame) {
    String[] head = frame.split("\n", 2)[0].split(" ", -1);
    if (head[0].equals("BYE")) {
      if (head.length > 2 && head[1].equals("moved") && head[2].contains(":")) {
        movesTo(head[2]);
      }
      return true;
    }
    if (!head[0].equals("ERROR")) {
      return false;
    }
    // Temporary: the notice that the log fails, a message that is to be sent again, and a nick that
    // another client has.
    if (head[1].equals("not-stored") || head[1].equals("nick-in-use")) {
      return true;
    }
    throw new AssertionError(name + " did not expect " + frame);
  }

  private void isWelcomed(String[] head, OutputStream to) throws IOException {
    long lastId = Long.parseLong(head[4]);
    history.add(
        new Welcomed(System.nanoTime(), name, connection(), login.holder(name), head[1], lastId));
    synchronized (lock) {
      if (!logId.isEmpty() && !logId.equals(head[3])) {
        throw new AssertionError(name + " got another log id, which says that messages are lost");
      }
      if (lastId >= nextId) {
        throw new AssertionError(name + " never sent " + lastId);
      }
      logId = head[3];
      for (Sent stored : List.copyOf(pending.headMap(lastId, true).values())) {
        answered(stored.id(), stored.room(), 0, false);
      }
      for (Map.Entry<String, Long> room : cursors.entrySet()) {
        send(to, "JOIN " + room.getKey() + " " + room.getValue());
      }
      for (Sent message : pending.values()) {
        say(to, message);
      }
      saidHere = 0;
      live = 0;
      left = false;
      out = to;
    }
  }

  private void say(OutputStream to, Sent message) throws IOException {
    sentHere.put(message.id(), System.nanoTime());
    send(to, "SAY " + message.id() + " " + message.room() + "\n" + message.text());
  }

  @Override
  void says() {
    synchronized (lock) {
      if (out == null) {
        return;
      }
      try {
        if (System.nanoTime() - lastPing > BETWEEN_PINGS) {
          // A server that runs answers, so that silence means that it doesn't.
          send(out, "PING p");
          lastPing = System.nanoTime();
        }
        boolean isOver = login.visit > 0 && (saidHere >= login.visit || !isSending());
        if (isOver && pending.isEmpty() && live == cursors.size() && !left) {
          left = true;
          send(out, "BYE");
        } else if (isSending() && !isOver && pending.size() < PENDING) {
          sayNew();
        }
      } catch (IOException e) {
        // The connection is lost; its reader reconnects.
        out = null;
      }
    }
  }

  private void sayNew() throws IOException {
    List<String> rooms = List.copyOf(cursors.keySet());
    String room = rooms.get((int) (nextId % rooms.size()));
    Sent message =
        new Sent(System.nanoTime(), name, nextId, room, name + " says " + nextId + " in " + room);
    nextId++;
    saidHere++;
    history.add(message);
    pending.put(message.id(), message);
    known.put(message.id(), message);
    say(out, message);
  }

  private void receive(String frame) {
    String[] parts = frame.split("\n", 2);
    String[] head = parts[0].split(" ", -1);
    switch (head[0]) {
      case "SAID" -> {
        if (head.length > 5 && !head[5].equals("-")) {
          answeredNow(Long.parseLong(head[5]), head[1], Long.parseLong(head[2]), false);
        }
        sees(head[1], Long.parseLong(head[2]), parts[1]);
      }
      case "ACK" -> {
        boolean hasPlace = !head[2].equals("-");
        long id = Long.parseLong(head[1]);
        String text = answeredNow(id, head[2], Long.parseLong(head[3]), hasPlace);
        if (hasPlace) {
          sees(head[2], Long.parseLong(head[3]), text);
        }
      }
      case "LIVE" -> isLive();
      case "GAP", "SKIP" -> throw new AssertionError(name + " did not expect " + frame);
      default -> {
        // Carries no message.
      }
    }
  }

  private void isLive() {
    synchronized (lock) {
      live++;
    }
  }

  private String answeredNow(long id, String place, long seq, boolean proves) {
    synchronized (lock) {
      return answered(id, place, seq, proves);
    }
  }

  /** Records an answer; returns the text of the message. */
  private String answered(long id, String place, long seq, boolean proves) {
    Sent message = known.get(id);
    if (message == null) {
      throw new AssertionError(name + " never sent " + id);
    }
    String room = place.equals("-") ? message.room() : place;
    long sent = proves ? sentHere.getOrDefault(id, 0L) : 0;
    pending.remove(id);
    history.add(
        new Acked(System.nanoTime(), name, connection(), id, room, seq, message.text(), sent));
    return message.text();
  }

  private void sees(String room, long seq, String text) {
    history.add(new Read(System.nanoTime(), name, connection(), room, seq, history.shared(text)));
    cursors.put(room, seq);
  }

  @Override
  boolean stays() {
    return login.visit == 0;
  }

  @Override
  void disconnected() {
    synchronized (lock) {
      out = null;
      sentHere.clear();
    }
  }
}
