package chat.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.Captured;
import chat.fixture.RawFrame;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import javax.net.ssl.SSLSocket;

/**
 * A server that sends and expects what a test says, to one client at a time. It is a twin of the
 * server's {@code FramedUser}: the same transcript from the other end of the wire. The test's
 * thread.
 */
final class FakeServer implements AutoCloseable {
  private static final String GREETING =
      "Hey What's up? Type to chat, /help for commands. [chat/1]\n";

  /** What a client sends to a silent server. */
  private static final String PING = "PING alive";

  private static final int USUAL_RECEIVE_BUFFER = 128 * 1024;
  private static final int MOST_ATTEMPTS = 5;

  private final ServerSocket listening;
  private Optional<TestCertificate> certificate = Optional.empty();
  private Socket network;
  private Socket client;
  private DataInputStream in;
  private OutputStream out;

  FakeServer() throws IOException {
    this(USUAL_RECEIVE_BUFFER);
  }

  /** A server whose system accepts about this many bytes that it does not read. */
  FakeServer(int receiveBufferBytes) throws IOException {
    listening = new ServerSocket();
    listening.setReceiveBufferSize(receiveBufferBytes);
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    listening.setSoTimeout((int) Captured.PATIENCE.toMillis());
  }

  /** Serves further connections over TLS, with this certificate. */
  FakeServer shows(TestCertificate shown) {
    certificate = Optional.of(shown);
    return this;
  }

  /** Serves further connections without TLS. */
  FakeServer showsNothing() {
    certificate = Optional.empty();
    return this;
  }

  /** Returns the address as a person types it. */
  String address() {
    return "127.0.0.1:" + listening.getLocalPort();
  }

  FakeServer accepts() throws IOException {
    network = listening.accept();
    network.setTcpNoDelay(true);
    client = certificate.isPresent() ? certificate.get().over(network) : network;
    client.setSoTimeout((int) Captured.PATIENCE.toMillis());
    in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
    out = client.getOutputStream();
    return this;
  }

  /** What a server says and expects on one connection. */
  interface Conversation {
    void with(FakeServer server) throws IOException;
  }

  /**
   * Accepts a client whose time-outs are short, and has this conversation with it. If it gives up
   * meanwhile, because this machine was too busy to answer in time, has it again with the client's
   * next connection.
   */
  FakeServer talks(Conversation conversation) throws IOException {
    for (int attempt = 1; ; attempt++) {
      accepts();
      try {
        conversation.with(this);
        return this;
      } catch (EOFException | SocketException e) {
        if (attempt == MOST_ATTEMPTS) {
          throw e;
        }
        network.close();
      }
    }
  }

  /** Greets, expects HELLO, and sends WELCOME, after which the client may send messages. */
  FakeServer welcomes(String nick) throws IOException {
    return greets().sees("HELLO 1 " + nick + " *").sends("WELCOME " + nick + " fake/1 log 0 65536");
  }

  /** Like {@link #welcomes(String)}; the WELCOME announces another server of the chat. */
  FakeServer welcomes(String nick, String announced) throws IOException {
    return greets()
        .sees("HELLO 1 " + nick + " *")
        .sends("WELCOME " + nick + " fake/1 log 0 65536\nserver " + announced);
  }

  FakeServer greets() throws IOException {
    return sendsText(GREETING);
  }

  FakeServer sendsText(String text) throws IOException {
    return sendsBytes(text.getBytes(UTF_8));
  }

  FakeServer sendsBytes(byte[] bytes) throws IOException {
    out.write(bytes);
    return this;
  }

  /** Sends payloads as frames by one write. */
  FakeServer sends(String... payloads) throws IOException {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (String payload : payloads) {
      frames.writeBytes(RawFrame.of(payload));
    }
    return sendsBytes(frames.toByteArray());
  }

  /** Expects a frame, like {@link #nextFrame}; a {@code *} at its end matches any text. */
  FakeServer sees(String expected) throws IOException {
    String payload = expected.equals(PING) ? anyFrame() : nextFrame();
    if (expected.endsWith("*")) {
      String start = expected.substring(0, expected.length() - 1);
      assertTrue(payload.startsWith(start), () -> "expected " + expected + ", got " + payload);
    } else {
      assertEquals(expected, payload);
    }
    return this;
  }

  /**
   * Returns the next frame but the JOIN of the inbox, which follows each WELCOME. Answers a PING
   * that precedes it: on a slow machine, a client sends one at any time.
   */
  String nextFrame() throws IOException {
    String frame = anyFrame();
    while (frame.startsWith("JOIN @") || frame.equals(PING)) {
      if (frame.equals(PING)) {
        sends("PONG alive");
      }
      frame = anyFrame();
    }
    return frame;
  }

  /** Expects the JOIN of the inbox, which other expectations skip. */
  FakeServer seesJoinOfInbox(String expected) throws IOException {
    assertEquals(expected, anyFrame());
    return this;
  }

  private String anyFrame() throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, UTF_8);
  }

  FakeServer seesBytes(String expected) throws IOException {
    byte[] bytes = expected.getBytes(UTF_8);
    assertArrayEquals(bytes, in.readNBytes(bytes.length));
    return this;
  }

  byte[] receives(int count) throws IOException {
    byte[] bytes = new byte[count];
    in.readFully(bytes);
    return bytes;
  }

  /** Returns the bytes of one read, as programs that call recv once do. */
  String receivesSome() throws IOException {
    byte[] bytes = new byte[1024];
    int count = Math.max(in.read(bytes), 0);
    return new String(bytes, 0, count, UTF_8);
  }

  FakeServer seesEndOfInput() throws IOException {
    assertEquals(-1, in.read());
    return this;
  }

  /** Returns whether the client has sent nothing that was not read. */
  boolean hasSeenNothing() throws IOException {
    return in.available() == 0;
  }

  /** Returns whether no connection waits that was not accepted. */
  boolean isLeftAlone() throws IOException {
    listening.setSoTimeout(1);
    try (Socket waiting = listening.accept()) {
      return waiting.isClosed();
    } catch (SocketTimeoutException e) {
      return true;
    }
  }

  /** Completes the handshake, and expects that the client closes without having sent anything. */
  FakeServer seesNoByteAfterTheHandshake() throws IOException {
    ((SSLSocket) client).startHandshake();
    try {
      assertEquals(-1, in.read());
    } catch (SocketException e) {
      // The client closed before it read our session tickets, which resets the connection.
    }
    return this;
  }

  /** Returns the socket below TLS. */
  Socket network() {
    return network;
  }

  FakeServer closes() throws IOException {
    client.close();
    return this;
  }

  /** Resets the connection, as a process does that is killed with unread input. */
  FakeServer resets() throws IOException {
    network.setSoLinger(true, 0);
    network.close();
    return this;
  }

  @Override
  public void close() throws IOException {
    listening.close();
    if (network != null) {
      network.close();
    }
  }
}
