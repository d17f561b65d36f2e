package chat.server.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.server.history.Event.Acked;
import chat.server.history.Event.Read;
import chat.server.history.Event.Sent;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client of the text wire, as nc in a loop. The server confirms each of its lines; it doesn't
 * repeat those that are not confirmed.
 */
final class TextRecorder extends RecordingClient {
  static final String ROOM = "#lobby";
  private static final String CONFIRMED = "Server received your message: ";
  private static final Pattern MOVED = Pattern.compile(": nc (\\S+) ([0-9]+)$");
  private static final int PENDING = 4;
  private static final int SILENCE_MILLIS = 10_000;

  /** Guards what follows: the workload's thread sends, this client's thread receives. */
  private final Object lock = new Object();

  private final Set<String> pending = new HashSet<>();
  private OutputStream out; // null before the greeting
  private int said;

  TextRecorder(String name, History history, List<InetSocketAddress> servers, Random random) {
    super(name, history, servers, random);
  }

  @Override
  void converse(Socket connection, DataInputStream in) throws IOException {
    connection.setSoTimeout(SILENCE_MILLIS);
    String greeting = line(in);
    if (greeting.startsWith("* ")) {
      receive(greeting);
      return;
    }
    synchronized (lock) {
      out = connection.getOutputStream();
    }
    while (true) {
      receive(line(in));
    }
  }

  private static String line(DataInputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte next = in.readByte();
    while (next != '\n') {
      line.write(next);
      next = in.readByte();
    }
    return line.toString(UTF_8);
  }

  private void receive(String line) {
    if (line.startsWith(CONFIRMED)) {
      String text = line.substring(CONFIRMED.length());
      synchronized (lock) {
        pending.remove(text);
      }
      history.add(new Acked(System.nanoTime(), name, connection(), 0, ROOM, 0, text, 0));
      sees(text);
    } else if (line.startsWith("* ")) {
      Matcher moved = MOVED.matcher(line);
      if (moved.find()) {
        movesTo(moved.group(1) + ":" + moved.group(2));
      }
    } else {
      sees(line.substring(line.indexOf(": ") + 2));
    }
  }

  private void sees(String text) {
    history.add(new Read(System.nanoTime(), name, connection(), ROOM, 0, history.shared(text)));
  }

  @Override
  void says() {
    synchronized (lock) {
      if (out == null || !isSending() || pending.size() >= PENDING) {
        return;
      }
      String text = name + " says " + ++said + " in text";
      history.add(new Sent(System.nanoTime(), name, 0, ROOM, text));
      pending.add(text);
      try {
        out.write((text + "\n").getBytes(UTF_8));
      } catch (IOException e) {
        // The connection is lost; its reader reconnects.
        out = null;
      }
    }
  }

  @Override
  boolean hasNothingPending() {
    check();
    synchronized (lock) {
      return pending.isEmpty();
    }
  }

  @Override
  boolean stays() {
    return true;
  }

  @Override
  void disconnected() {
    synchronized (lock) {
      out = null;
      pending.clear();
    }
  }
}
