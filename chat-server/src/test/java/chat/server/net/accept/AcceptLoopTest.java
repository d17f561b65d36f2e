package chat.server.net.accept;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.server.hub.peer.Origin;
import chat.server.net.transport.PlainService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one connection meets, a bug or a want of files, costs the next ones nothing. */
class AcceptLoopTest {
  private static final int SERVED = '!';
  private static final int CLOSED = -1;

  private final Clients clients = new Clients();
  private Listeners listeners;
  private AcceptLoop loop;
  // From the start, so that the loop has no spare yet.
  private volatile boolean areFilesTaken = true;

  /** Sends a byte to each client that is served; one client meets a bug. */
  private static final class Clients implements Newcomers {
    private volatile String bugIn = "";

    private void meetsBugIn(String step) {
      if (bugIn.equals(step)) {
        bugIn = "";
        throw new UnsupportedOperationException("a bug that the test provokes");
      }
    }

    @Override
    public Optional<Refusal> refusal(Origin origin) {
      meetsBugIn("refusal");
      return Optional.empty();
    }

    @Override
    public void refused(Refusal refusal) {}

    @Override
    public Newcomer greet(Accepted accepted, Duration wait) {
      SocketChannel socket = accepted.socket();
      meetsBugIn("greet");
      return new Newcomer() {
        @Override
        public void serve() {
          meetsBugIn("serve");
          write(socket);
        }

        @Override
        public void close() {
          Refusals.close(socket);
        }
      };
    }

    private static void write(SocketChannel socket) {
      try {
        socket.write(ByteBuffer.wrap(new byte[] {SERVED}));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @BeforeEach
  void start() throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    listeners =
        Listeners.of(List.of(Listener.bind(address, new PlainService(OptionalInt.empty()))));
    loop =
        new AcceptLoop(
            listeners, OriginLimit.NONE, clients, new SpareDescriptor(this::openUnlessTaken));
    loop.start();
  }

  @AfterEach
  void stop() throws Exception {
    loop.stop();
  }

  private SocketChannel openUnlessTaken() throws IOException {
    if (areFilesTaken) {
      throw new IOException("Too many open files");
    }
    return SocketChannel.open();
  }

  private int firstByte() throws IOException {
    InetSocketAddress address = listeners.endpoints().get(0).address();
    try (Socket client = new Socket(address.getAddress(), address.getPort())) {
      client.setSoTimeout(30_000);
      return client.getInputStream().read();
    }
  }

  @Test
  void lastDescriptorIsNotForAClient() throws IOException {
    assertEquals('*', firstByte());
    areFilesTaken = false;
    assertEquals(SERVED, firstByte());
  }

  @ParameterizedTest
  @ValueSource(strings = {"refusal", "greet", "serve"})
  void bugClosesTheConnectionThatMeetsIt(String step) throws IOException {
    areFilesTaken = false;
    clients.bugIn = step;
    assertEquals(CLOSED, firstByte());
    assertEquals(SERVED, firstByte());
  }
}
