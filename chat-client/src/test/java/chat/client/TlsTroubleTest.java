package chat.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.client.doctor.Patience;
import chat.client.net.Timing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the client reports of ports that speak no TLS, or fail to. */
final class TlsTroubleTest {
  private static final Timing SHORT = connect(Duration.ofSeconds(1));

  /** Even a slow machine answers in a fifth of it. */
  private static final Timing LONG = connect(Duration.ofMinutes(2));

  private final CountDownLatch ended = new CountDownLatch(1);
  private ServerSocket listening;

  /** What a port does with each connection. */
  private interface Conduct {
    void of(Socket client) throws IOException, InterruptedException;
  }

  private static Timing connect(Duration limit) {
    return new Timing(
        limit,
        TestClient.QUICK.silence(),
        TestClient.QUICK.pause(),
        TestClient.QUICK.idle(),
        TestClient.BACKOFF);
  }

  @BeforeEach
  void start() throws IOException {
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() throws IOException {
    ended.countDown();
    listening.close();
  }

  private void serves(Conduct conduct) {
    Thread thread = new Thread(() -> serve(conduct), "port");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(Conduct conduct) {
    while (!listening.isClosed()) {
      try (Socket client = listening.accept()) {
        conduct.of(client);
      } catch (IOException e) {
        // The client closed, or the test is over.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void awaitClose(Socket client) throws IOException {
    client.shutdownOutput();
    client.getInputStream().readAllBytes();
  }

  private String failure(Timing timing) throws Exception {
    String address = "127.0.0.1:" + listening.getLocalPort();
    TestClient client = TestClient.inPipe(timing, address, "--tls", "--give-up", "1s");
    client.exits(1);
    String line = client.err().toString();
    String start = "chat-client: cannot connect to " + address + ": ";
    assertTrue(line.startsWith(start), line);
    assertEquals(1, line.lines().count(), line);
    assertEquals("", client.out().toString());
    return line.substring(start.length()).strip();
  }

  @Test
  void plainChatServerIsNamed() throws Exception {
    serves(
        client -> {
          client.getOutputStream().write("Hey What's up? [chat/1]\n".getBytes(UTF_8));
          awaitClose(client);
        });
    assertEquals("no TLS is spoken on this port. Is it the server's port for TLS?", failure(LONG));
  }

  @Test
  void alertBeforeTheHandshakeIsARefusal() throws Exception {
    serves(
        client -> {
          client.getOutputStream().write(new byte[] {0x15, 3, 3, 0, 2, 2, 80});
          awaitClose(client);
        });
    assertEquals(
        "the server refused the connection: it is full, or there were too many connections from"
            + " your address. Try again later",
        failure(LONG));
  }

  @Test
  void handshakeMayTakeLongerThanAServerDelaysIt() {
    // At most 10 s before its turn, as --max-connects demands, and 5 s for the handshake.
    Duration delayed = Duration.ofSeconds(10 + 5);
    assertTrue(Timing.DEFAULT.connect().multipliedBy(2).compareTo(delayed) > 0);
    assertTrue(Patience.DEFAULT.answer().compareTo(delayed) > 0);
  }

  /** A handshake may take twice as long as a connection. */
  @Test
  void silentServerIsGivenUp() throws Exception {
    serves(client -> ended.await());
    assertEquals(
        "the TLS handshake did not end within 2 s. Is that the port for TLS?", failure(SHORT));
  }

  @Test
  void serverThatSendsAByteNowAndThenIsGivenUp() throws Exception {
    serves(
        client -> {
          // A record of a handshake, of the greatest length.
          client.getOutputStream().write(new byte[] {0x16, 3, 3, 0x40, 0});
          while (!ended.await(50, TimeUnit.MILLISECONDS)) {
            client.getOutputStream().write(2);
          }
        });
    assertEquals(
        "the TLS handshake did not end within 2 s. Is that the port for TLS?", failure(SHORT));
  }

  @Test
  void garbageAndEarlyEndsAreReportedInOneLine() throws Exception {
    byte[] megabyte = new byte[1 << 20];
    byte[] certificate = megabyte.clone();
    // A TLS 1.2 handshake message, certificate, of nearly 16 MiB.
    System.arraycopy(new byte[] {0x16, 3, 3, 0x40, 0, 11, -1, -1, -1}, 0, certificate, 0, 9);
    byte[][] answers = {{}, {0}, "\u001b[2J".getBytes(UTF_8), megabyte, certificate};
    for (byte[] answer : answers) {
      listening.close();
      start();
      AtomicBoolean isAnswered = new AtomicBoolean();
      serves(
          client -> {
            // After a failure, the client also probes the port.
            if (isAnswered.compareAndSet(false, true)) {
              client.getInputStream().read();
              client.getOutputStream().write(answer);
              awaitClose(client);
            }
          });
      String why = failure(LONG);
      assertTrue(why.startsWith("no TLS connection could be negotiated ("), why);
      assertTrue(why.endsWith("and does it speak TLS 1.2 or 1.3?"), why);
      assertTrue(why.chars().noneMatch(Character::isISOControl), why);
    }
  }
}
