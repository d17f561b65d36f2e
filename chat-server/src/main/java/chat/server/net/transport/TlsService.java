package chat.server.net.transport;

import chat.server.measure.TlsCounts;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;

/** Connections over TLS, and what they share. Any thread. */
public final class TlsService implements Service {
  /** How long a client may take for its handshake. */
  public static final Duration HANDSHAKE_LIMIT = Duration.ofSeconds(5);

  private final Supplier<SSLEngine> engines;
  private final Duration handshakeLimit;
  private final TlsCounts counts;
  private final TlsBuffers buffers = new TlsBuffers();
  private final HandshakeTurns turns =
      new HandshakeTurns(Runtime.getRuntime().availableProcessors());

  /**
   * A service that has no connection yet.
   *
   * @param engines returns the server's side of a new connection
   * @param handshakeLimit how long a client may take for its handshake
   */
  public TlsService(Supplier<SSLEngine> engines, Duration handshakeLimit, TlsCounts counts) {
    this.engines = engines;
    this.handshakeLimit = handshakeLimit;
    this.counts = counts;
  }

  @Override
  public Transport open(SocketChannel channel) {
    return new TlsTransport(channel, engines.get(), this);
  }

  /** Returns an alert, since a line would be no TLS. */
  @Override
  public byte[] refusal(String sentence) {
    return Alert.INTERNAL_ERROR.record();
  }

  @Override
  public boolean isTls() {
    return true;
  }

  Duration handshakeLimit() {
    return handshakeLimit;
  }

  TlsCounts counts() {
    return counts;
  }

  TlsBuffers buffers() {
    return buffers;
  }

  HandshakeTurns turns() {
    return turns;
  }
}
