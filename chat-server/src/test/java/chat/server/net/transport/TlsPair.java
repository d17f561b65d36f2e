package chat.server.net.transport;

import chat.server.fixture.TestTls;
import chat.server.hub.peer.Budget;
import chat.server.measure.TlsCounts;
import chat.server.net.memory.ConnectionMemory;
import chat.server.net.memory.ServerMemory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;

/**
 * A server's transport and a client that decides what is sent when, record by record, over loopback
 * sockets. The test's thread is the reader, and the client.
 */
final class TlsPair implements AutoCloseable {
  private static final int BYTES = 1 << 18;

  final Budget budget = new Budget(1 << 30);
  final ConnectionMemory memory = new ServerMemory(budget).open();
  final TlsCounts counts = TlsCounts.none();
  final Transport transport;
  final Socket client;
  private final SSLEngine engine = TestTls.clientEngine();
  private final ExecutorService threads = Executors.newSingleThreadExecutor();
  private final ByteBuffer received = ByteBuffer.allocate(BYTES);

  TlsPair(Duration handshakeLimit, String... protocols) throws IOException {
    if (protocols.length > 0) {
      engine.setEnabledProtocols(protocols);
    }
    try (ServerSocketChannel listener = ServerSocketChannel.open()) {
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      client = new Socket(InetAddress.getLoopbackAddress(), listener.socket().getLocalPort());
      client.setTcpNoDelay(true);
      client.setSoTimeout(120_000);
      SocketChannel accepted = listener.accept();
      transport = new TlsService(TestTls::serverEngine, handshakeLimit, counts).open(accepted);
    }
    received.flip();
  }

  /** A pair after its handshake. */
  static TlsPair connected(String... protocols) throws Exception {
    TlsPair pair = new TlsPair(Duration.ofMinutes(2), protocols);
    Future<?> begun = pair.begins();
    pair.shakesHands();
    begun.get();
    pair.transport.socket().setSoTimeout(120_000);
    return pair;
  }

  /** Begins on the server's side, on another thread. */
  Future<?> begins() {
    return threads.submit(
        () -> {
          transport.begin(memory);
          return null;
        });
  }

  /** Runs something of the server's side on another thread. */
  Future<?> runs(TlsTask task) {
    return threads.submit(
        () -> {
          task.run();
          return null;
        });
  }

  /** A step that may fail. */
  interface TlsTask {
    void run() throws Exception;
  }

  void shakesHands() throws IOException {
    engine.beginHandshake();
    while (true) {
      switch (engine.getHandshakeStatus()) {
        case NEED_WRAP -> sends(wraps(new byte[0]));
        case NEED_UNWRAP -> unwraps(ByteBuffer.allocate(BYTES));
        case NEED_TASK -> HandshakeTurns.runTasks(engine);
        default -> {
          return;
        }
      }
    }
  }

  /** Sends a KeyUpdate over TLS 1.3, or the first message of a renegotiation over 1.2. */
  byte[] changesKeys() throws IOException {
    engine.beginHandshake();
    return wraps(new byte[0]);
  }

  /** Returns these bytes as a record, or as several if they are many. */
  byte[] wraps(byte[] plain) throws IOException {
    ByteBuffer record = ByteBuffer.allocate(BYTES);
    ByteBuffer source = ByteBuffer.wrap(plain);
    do {
      engine.wrap(source, record);
    } while (source.hasRemaining());
    byte[] bytes = new byte[record.flip().remaining()];
    record.get(bytes);
    return bytes;
  }

  void sends(byte... bytes) throws IOException {
    client.getOutputStream().write(bytes);
  }

  /** Returns the record of close_notify. */
  byte[] closes() throws IOException {
    engine.closeOutbound();
    return wraps(new byte[0]);
  }

  /** Receives as many decrypted bytes. */
  byte[] receives(int count) throws IOException {
    ByteBuffer plain = ByteBuffer.allocate(count + BYTES);
    while (plain.position() < count) {
      unwraps(plain);
    }
    byte[] bytes = new byte[plain.flip().remaining()];
    plain.get(bytes);
    return bytes;
  }

  private void unwraps(ByteBuffer plain) throws IOException {
    while (true) {
      SSLEngineResult result = engine.unwrap(received, plain);
      if (result.getStatus() != SSLEngineResult.Status.BUFFER_UNDERFLOW) {
        return;
      }
      received.compact();
      int count =
          client.getInputStream().read(received.array(), received.position(), received.remaining());
      if (count < 0) {
        throw new IOException("the server ended the connection");
      }
      received.position(received.position() + count);
      received.flip();
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
    transport.close();
    threads.shutdownNow();
  }
}
