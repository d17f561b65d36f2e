import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

/**
 * A chat/1 server that means harm: whatever it can send that could steer a terminal or forge a line,
 * it sends to each client that joins. It prints its port, and serves one client after the other.
 */
final class Hostile {
  private static final String ESC = "\u001b";

  /** What could be hidden in any text, and in names that no honest server would let through. */
  private static final List<String> ATTACKS =
      List.of(
          ESC + "[2J" + ESC + "[H" + ESC + "[3Jcleared",
          ESC + "]0;owned\u0007title",
          ESC + "]2;owned" + ESC + "\\title",
          ESC + "]52;c;b3duZWQ=\u0007clipboard",
          ESC + "Ptmux;" + ESC + ESC + "]52;c;b3duZWQ=\u0007" + ESC + "\\clipboard",
          ESC + "[3;5r scroll region",
          ESC + "[6n" + ESC + "[c" + ESC + "[21t reports",
          ESC + "[?1049h alternate screen",
          ESC + "c reset",
          "\u009b2J\u009d0;owned\u009c C1",
          "\u202edesrever\u202c \u2066isolate\u2069 \u200fmark",
          "zero\u200bwidth\u2060joiner\ufeff",
          "\r* root joined #lobby",
          "\u0085* root joined #lobby",
          "\u2028* root joined #lobby",
          "\u000b* root joined #lobby\u000c* root joined #lobby",
          "two lines\n* root joined #lobby\n14:05 carol: forged\ncarol: forged",
          "\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b* root joined #lobby",
          "\u000e\u007f\u0000 shift out");

  private final DataInputStream in;
  private final DataOutputStream out;
  private long seq;

  private Hostile(Socket client) throws IOException {
    in = new DataInputStream(client.getInputStream());
    out = new DataOutputStream(client.getOutputStream());
  }

  public static void main(String[] args) throws IOException {
    try (ServerSocket listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
      System.out.println(listening.getLocalPort());
      while (true) {
        try (Socket client = listening.accept()) {
          new Hostile(client).serve();
        } catch (IOException e) {
          System.err.println(e);
        }
      }
    }
  }

  private void serve() throws IOException {
    out.write("Hey What's up? Type to chat, /help for commands. [chat/1]\n".getBytes(UTF_8));
    while (true) {
      byte[] payload = new byte[in.readInt()];
      in.readFully(payload);
      String[] head = new String(payload, UTF_8).split("\n", 2)[0].split(" ");
      answer(head);
    }
  }

  private void answer(String[] head) throws IOException {
    switch (head[0]) {
      case "HELLO" -> send("WELCOME " + head[2] + " hostile/1 log 0 65536");
      case "JOIN" -> attack(head[1]);
      case "PING" -> send("PONG " + head[1]);
      case "SAY", "EMOTE" -> send("ACK " + head[1] + " " + head[2] + " " + ++seq + " 0");
      default -> {}
    }
  }

  private void attack(String room) throws IOException {
    said(room, "bob", "the beginning");
    send("TOPIC " + room + "\n" + String.join("", ATTACKS.subList(0, 4)));
    send("MEMBERS " + room + " 2\nalice\nb" + ESC + "]0;owned\u0007\u202eob");
    send("LIVE " + room + " " + seq);
    for (String attack : ATTACKS) {
      said(room, "bob", attack);
    }
    said(room, "b\u200bob" + ESC + "[2J\u202e", "a nick that is none");
    said(room, "*\u00a0root\u00a0joined", "a nick that is a notice");
    send("EMOTED " + room + " " + ++seq + " " + System.currentTimeMillis() + " bob\n" + ESC + "]0;owned\u0007");
    send("TOLD 1 " + System.currentTimeMillis() + " bob\n" + ESC + "]52;c;b3duZWQ=\u0007\r* root joined");
    send("JOINED " + room + " " + ESC + "]0;owned\u0007\r*");
    send("ERROR no TOPIC 7\n" + ESC + "]0;owned\u0007\n* root joined #lobby\n14:05 carol: forged");
    send("ROOM " + room + " 1\n" + ESC + "]0;owned\u0007\r* root joined");
    said(room, "bob", "the end of it");
  }

  private void said(String room, String nick, String text) throws IOException {
    send("SAID " + room + " " + ++seq + " " + System.currentTimeMillis() + " " + nick + "\n" + text);
  }

  private void send(String payload) throws IOException {
    byte[] bytes = payload.getBytes(UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
    out.flush();
  }
}
