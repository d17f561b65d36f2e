package chat.server.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.fixture.Skips;
import chat.network.LocalAddress;
import chat.server.net.accept.Endpoint;
import chat.server.net.accept.Listener;
import chat.server.net.accept.Listeners;
import chat.server.net.transport.PlainService;
import chat.server.net.transport.Service;
import chat.server.net.transport.TlsService;
import chat.server.tls.ServerTls;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real sockets, as other computers and this one see them. */
final class ServerSocketsTest {
  private static final int PATIENCE_MILLIS = 60_000;

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "one address"})
  void otherComputersReachTheTlsPortAlone(String bind) throws Exception {
    InetAddress ofNetwork = ofNetwork();
    String typed = bind.equals("one address") ? ofNetwork.getHostAddress() : bind;
    try (Open server = new Open(typed, false)) {
      int plain = server.port(false);
      int tls = server.port(true);
      accepts(InetAddress.getLoopbackAddress(), plain);
      accepts(ofNetwork, tls);
      refuses(ofNetwork, plain);
      for (Endpoint endpoint : server.listeners.endpoints()) {
        assertEquals(!endpoint.isTls(), endpoint.isLocal(), endpoint::toString);
        assertTrue(endpoint.isTls() || endpoint.address().getPort() == plain, endpoint::toString);
      }
    }
  }

  @Test
  void plainAnywhereServesBothPortsToAll() throws Exception {
    InetAddress ofNetwork = ofNetwork();
    try (Open server = new Open("0.0.0.0", true)) {
      accepts(ofNetwork, server.port(false));
      accepts(ofNetwork, server.port(true));
    }
  }

  @Test
  void portInUseIsReportedByTheAddressThatTheServerChose() throws Exception {
    Service plain = new PlainService(OptionalInt.empty());
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Listener other = Listener.bind(any, plain);
    try {
      InetSocketAddress taken = other.endpoint().address();
      ListeningPlan plan = new ListeningPlan(List.of(taken), Optional.empty());
      BindAddress host = new BindAddress("192.0.2.7", Duration.ZERO);
      assertEquals(
          "port %d on 127.0.0.1 is in use, maybe by another chat-server: stop that, or choose another port with --port"
              .formatted(taken.getPort()),
          assertThrows(
                  IOException.class,
                  () -> new ServerSockets(host, plan, Optional.empty()).open(Optional.empty()))
              .getMessage());
    } finally {
      other.close();
    }
  }

  private static InetAddress ofNetwork() {
    List<LocalAddress> addresses = LocalAddress.ofNetworks();
    Skips.unless(!addresses.isEmpty(), "this computer has no network");
    return addresses.get(0).address();
  }

  private static void accepts(InetAddress address, int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
    }
  }

  private static void refuses(InetAddress address, int port) {
    assertThrows(ConnectException.class, () -> accepts(address, port));
  }

  /** The sockets of a server on free ports. */
  private static final class Open implements AutoCloseable {
    private final Listeners listeners;

    Open(String bind, boolean plainAnywhere) throws Exception {
      ServerTls tls = ServerTls.inMemory(Clock.systemUTC());
      BindAddress host = new BindAddress(bind, Duration.ZERO);
      ServerSockets sockets =
          new Endpoints(host, 0, Optional.of(TlsPort.parse("0")), plainAnywhere).await();
      this.listeners =
          sockets.open(
              Optional.of(new TlsService(tls.engines(), TlsService.HANDSHAKE_LIMIT, tls.counts())));
    }

    int port(boolean isTls) {
      return listeners.endpoints().stream()
          .filter(endpoint -> endpoint.isTls() == isTls)
          .findFirst()
          .orElseThrow()
          .address()
          .getPort();
    }

    @Override
    public void close() throws IOException {
      listeners.close();
    }
  }
}
