package chat.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.net.Connected;
import chat.client.net.Connector;
import chat.client.net.ServerAddress;
import chat.client.net.Timing;
import chat.client.net.TlsPolicy;
import chat.fixture.Captured;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An encrypted link carries what a plain one does, and ends as a plain one does. */
final class TlsLinkTest extends TlsSetup {
  private static final TestCertificate OWN = TestCertificate.selfSigned("localhost");
  private static final String LONG_TEXT = "x".repeat(500_000);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  TlsLinkTest() {
    super(Optional.of(OWN));
  }

  private TestClient withFingerprint(String... options) throws IOException {
    List<String> args = new ArrayList<>(List.of(options));
    args.add("--tls-fingerprint=" + OWN.fingerprint());
    return inPipe(args.toArray(new String[0]));
  }

  @Test
  void longMessagesPassInBothDirections() throws Exception {
    TestClient client = withFingerprint();
    server.accepts().greets().sees("HELLO 1 alice *");
    server.sends("WELCOME alice fake/1 log 0 1000000").sees("JOIN #lobby");
    server.sends("LIVE #lobby 0", "SAID #lobby 1 0 bob\n" + LONG_TEXT);
    client.out().sees("bob: " + LONG_TEXT + "\n");
    client.types(LONG_TEXT).endsInput();
    server.sees("SAY 1 #lobby\n" + LONG_TEXT).sends("ACK 1 #lobby 2 0").sees("BYE");
    server.sends("BYE bye").closes();
    client.exits(0, "");
  }

  @Test
  void clientReconnectsByTheSameRules() throws Exception {
    TestClient client = withFingerprint();
    for (int i = 0; i < 3; i++) {
      server.accepts().welcomes("alice").sees("JOIN #lobby*").sends("LIVE #lobby 0").resets();
    }
    server.accepts().welcomes("alice");
    client.err().sees("* connected again");
    client.endsInput();
  }

  @Test
  void textAndItsEndAreSent() throws Exception {
    TestClient client = withFingerprint("--text").types("ping").endsInput();
    server.accepts().seesBytes("ping\n").seesEndOfInput().sendsText("pong").closes();
    client.exits(0, "");
    assertEquals("pong", client.out().toString());
  }

  /** The client's time-outs are short. */
  @Test
  void serverThatFallsSilentIsNoticed() throws Exception {
    Timing quick = TestClient.QUICK;
    Timing timing =
        new Timing(
            quick.connect(),
            quick.silence(),
            quick.pause(),
            Duration.ofSeconds(1),
            quick.backoff());
    home.knows(server.address() + " " + OWN.fingerprint() + " 2026-01-02");
    TestClient client =
        TestClient.inPipe(timing, home.environment(), "alice@" + server.address(), "--tls");
    server.talks(
        s -> s.welcomes("alice").sees("JOIN #lobby").sends("LIVE #lobby 0").sees("PING alive"));
    client.err().sees(server.address() + " is lost: nothing came for 2 s)");
  }

  private static Connected connect(ServerSocket listening) throws IOException {
    return new Connector(PATIENCE, TlsPolicy.ANY_SERVER)
        .connect(new ServerAddress("localhost", listening.getLocalPort(), true));
  }

  /** The server's side of a connection, on a thread of its own. */
  private interface Conduct {
    void of(SSLSocket client) throws IOException, InterruptedException;
  }

  private static void serves(ServerSocket listening, Conduct conduct) {
    Thread thread =
        new Thread(
            () -> {
              try (Socket network = listening.accept()) {
                SSLSocket client = OWN.over(network);
                client.startHandshake();
                conduct.of(client);
              } catch (IOException e) {
                // The test has closed the connection.
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "server");
    thread.setDaemon(true);
    thread.start();
  }

  @Test
  void closingFreesAWriterWhoseServerReadsNothing() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    CountDownLatch freed = new CountDownLatch(1);
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      serves(listening, client -> ended.await());
      Connected connected = connect(listening);
      CountDownLatch writing = new CountDownLatch(1);
      Thread writer =
          new Thread(
              () -> {
                try {
                  OutputStream out = connected.socket().getOutputStream();
                  writing.countDown();
                  while (true) {
                    out.write(new byte[64 * 1024]);
                  }
                } catch (IOException e) {
                  freed.countDown();
                }
              });
      writer.start();
      writing.await();
      Awaitility.await("a write that waits")
          .atMost(Captured.PATIENCE)
          .until(() -> waitsForTheNetwork(writer));
      connected.close();
      assertTrue(freed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    } finally {
      ended.countDown();
    }
  }

  private static boolean waitsForTheNetwork(Thread thread) {
    // A write that waits is in a native method, or parked by one on later versions of Java.
    return Stream.of(thread.getStackTrace())
        .anyMatch(f -> f.getMethodName().matches("park|write0"));
  }

  /** Reads the name from the bytes: Java's own server may be set to ignore it in this process. */
  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST"})
  void hostIsNamedToTheServer(String host) throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Connector connector = new Connector(PATIENCE, TlsPolicy.ANY_SERVER);
      ServerAddress address = new ServerAddress(host, listening.getLocalPort(), true);
      Thread client = new Thread(() -> connects(connector, address), "client");
      client.start();
      try (Socket network = listening.accept()) {
        DataInputStream in = new DataInputStream(network.getInputStream());
        in.skipNBytes(3);
        byte[] hello = in.readNBytes(in.readUnsignedShort());
        String text = new String(hello, ISO_8859_1).toLowerCase(Locale.ROOT);
        // The type of the name, its length, and the name.
        assertTrue(text.contains("\0\0\11localhost"), text);
      }
      client.join();
    }
  }

  private static void connects(Connector connector, ServerAddress address) {
    try {
      connector.connect(address).close();
    } catch (IOException e) {
      // The test closes the connection.
    }
  }

  @Test
  void readThatTimesOutInsideARecordLosesNothing() throws Exception {
    CountDownLatch connected = new CountDownLatch(1);
    Semaphore timeouts = new Semaphore(0);
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerSocket between = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      serves(
          listening,
          client -> {
            connected.await();
            client.getOutputStream().write("hello".getBytes(UTF_8));
            client.getInputStream().read();
          });
      passes(between, listening.getLocalPort(), connected, timeouts);
      Connected connection = connect(between);
      connected.countDown();
      connection.socket().setSoTimeout(1);
      StringBuilder read = new StringBuilder();
      while (read.length() < 5) {
        try {
          read.append((char) connection.socket().getInputStream().read());
        } catch (SocketTimeoutException e) {
          timeouts.release();
        }
      }
      assertEquals("hello", read.toString());
      connection.close();
    }
  }

  /**
   * Forwards bytes in both directions. After the handshake, each byte waits until another read of
   * the client has timed out.
   */
  private static void passes(
      ServerSocket between, int port, CountDownLatch connected, Semaphore timeouts) {
    Thread thread =
        new Thread(
            () -> {
              try (Socket client = between.accept();
                  Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
                client.setTcpNoDelay(true);
                Thread up = new Thread(() -> copy(client, server), "up");
                up.setDaemon(true);
                up.start();
                int next = server.getInputStream().read();
                while (next >= 0) {
                  if (connected.getCount() == 0) {
                    timeouts.acquire();
                  }
                  client.getOutputStream().write(next);
                  next = server.getInputStream().read();
                }
              } catch (IOException e) {
                // The test has closed the connection.
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "between");
    thread.setDaemon(true);
    thread.start();
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // The test has closed the connection.
    }
  }
}
