package chat.server.net.accept;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.Captured;
import chat.server.net.transport.PlainService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long refused connections stay open. */
class RefusalsTest {
  private static final String LINE = "* the server is full; try again later\n";
  private static final long LAST_NANO = Duration.ofSeconds(1).toNanos() - 1;

  @AutoClose private ServerSocketChannel listener;
  private final Refusals refusals = new Refusals();

  @BeforeEach
  void listen() throws IOException {
    listener =
        ServerSocketChannel.open()
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), listener.socket().getLocalPort());
  }

  private SocketChannel refuseNext() throws IOException {
    SocketChannel socket = listener.accept();
    refusals.refuse(new Accepted(socket, new PlainService(OptionalInt.empty())), Refusal.FULL, 0);
    return socket;
  }

  @Test
  void clientThatStillSendsIsNotReset() throws Exception {
    try (Socket client = connect();
        SocketChannel socket = refuseNext()) {
      for (int i = 0; i < 100; i++) {
        client.getOutputStream().write(new byte[1_000]);
        refusals.closeFinished(LAST_NANO);
      }
      assertEquals(LINE, new String(client.getInputStream().readAllBytes(), UTF_8));
      assertTrue(socket.isOpen());
      refusals.closeFinished(LAST_NANO + 1);
      assertFalse(socket.isOpen());
    }
  }

  @Test
  void connectionIsClosedSoonAfterItsClientClosesIt() throws Exception {
    SocketChannel socket;
    try (Socket client = connect()) {
      socket = refuseNext();
      refusals.closeFinished(LAST_NANO);
      assertTrue(socket.isOpen());
      assertEquals(LINE, new String(client.getInputStream().readAllBytes(), UTF_8));
    }
    await()
        .atMost(Captured.PATIENCE)
        .untilAsserted(
            () -> {
              refusals.closeFinished(LAST_NANO);
              assertFalse(socket.isOpen());
            });
  }

  @Test
  void onlyTheNewestStayOpen() throws Exception {
    List<Socket> clients = new ArrayList<>();
    List<SocketChannel> sockets = new ArrayList<>();
    for (int i = 0; i < Refusals.MAX_OPEN + 10; i++) {
      clients.add(connect());
      sockets.add(refuseNext());
    }
    assertEquals(Refusals.MAX_OPEN, sockets.stream().filter(SocketChannel::isOpen).count());
    assertFalse(sockets.get(9).isOpen());
    assertTrue(sockets.get(10).isOpen());
    for (Socket client : clients) {
      assertEquals(LINE, new String(client.getInputStream().readAllBytes(), UTF_8));
      client.close();
    }
    refusals.closeAll();
    assertTrue(sockets.stream().noneMatch(SocketChannel::isOpen));
  }
}
