package chat.server.net.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.protocol.Limits;
import chat.protocol.account.Fingerprint;
import chat.server.net.memory.ConnectionMemory;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.SocketChannel;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * A socket with TLS above it. Reading and writing are independent: nothing of the one waits for the
 * other. Any thread, unless {@link Transport} says so.
 */
final class TlsTransport implements Transport {
  /** How long a client that is refused may take to receive why. */
  private static final Duration LINGER = Duration.ofSeconds(1);

  /** Longer than that, beyond the handshake's limit, only a client takes that reads nothing. */
  private static final Duration GRACE = LINGER.multipliedBy(2);

  private static final int LINGER_BYTES = 4096;

  private static final String PLAIN =
      Limits.SPEAKS_TLS + "; connect with chat-client --tls HOST:%1$d or ncat --ssl HOST %1$d\n";

  private final SocketChannel channel;
  private final SSLEngine engine;
  private final TlsService service;
  private final TlsAnswers answers = new TlsAnswers();
  private final TlsOutput output;
  private TlsInput input;
  // Zero as long as the handshake has not begun; it never is at that very time.
  private volatile long beganNanos;
  private volatile boolean isEstablished;

  TlsTransport(SocketChannel channel, SSLEngine engine, TlsService service) {
    this.channel = channel;
    this.engine = engine;
    this.service = service;
    this.output = new TlsOutput(channel, engine, service.buffers(), answers);
  }

  @Override
  public void begin(ConnectionMemory memory) throws IOException {
    beganNanos = System.nanoTime() | 1;
    memory.beginTls();
    RecordBuffer records = new RecordBuffer(socket(), service.buffers(), memory);
    TlsHandshake handshake = new TlsHandshake(channel, engine, records, service);
    try {
      requireTls(handshake.awaitFirstRecord(), records);
      run(handshake);
    } catch (IOException e) {
      service.counts().failed().increment();
      throw e;
    }
    input = new TlsInput(engine, records, service.buffers(), memory, answers);
    isEstablished = true;
    service.counts().completed().increment();
    output.begin(memory);
  }

  private void requireTls(FirstRecord first, RecordBuffer records) throws IOException {
    if (first == FirstRecord.TLS) {
      return;
    }
    if (first == FirstRecord.UNDECIDED && records.size() > 0) {
      throw new IOException("the client sent only the start of a TLS record");
    }
    byte[] answer =
        first == FirstRecord.SSL2
            ? Alert.PROTOCOL_VERSION.record()
            : PLAIN.formatted(socket().getLocalPort()).getBytes(UTF_8);
    channel.write(ByteBuffer.wrap(answer));
    linger();
    throw new IOException("the client speaks no TLS");
  }

  private void run(TlsHandshake handshake) throws IOException {
    try {
      handshake.run();
      socket().setSoTimeout(0);
    } catch (SSLException e) {
      linger();
      throw e;
    }
  }

  /**
   * Reads and discards what a refused client still sends: closing with input unread would reset the
   * connection, and the client might not receive why.
   */
  private void linger() throws IOException {
    channel.shutdownOutput();
    byte[] unread = new byte[LINGER_BYTES];
    InputStream in = socket().getInputStream();
    long end = System.nanoTime() + LINGER.toNanos();
    int count = 0;
    while (count >= 0) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return;
      }
      socket().setSoTimeout((int) TimeUnit.NANOSECONDS.toMillis(left) + 1);
      try {
        count = in.read(unread);
      } catch (IOException e) {
        // The time is over, or the client has closed the connection.
        return;
      }
    }
  }

  @Override
  public InputStream input() {
    return input;
  }

  @Override
  public long overheadBytes() {
    return input.overheadBytes();
  }

  @Override
  public GatheringByteChannel output() {
    return output;
  }

  @Override
  public void endOutput() throws IOException {
    output.end();
  }

  /**
   * Closes the socket alone: to send close_notify would wait for a client that reads nothing, and
   * for the writer.
   */
  @Override
  public void close() throws IOException {
    output.abandon();
    channel.close();
  }

  @Override
  public Socket socket() {
    return channel.socket();
  }

  /** Returns that of this connection, which stays the same when the server gets another one. */
  @Override
  public Optional<Fingerprint> certificate() {
    Certificate[] own = engine.getSession().getLocalCertificates();
    if (own == null || own.length == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(Fingerprint.of(own[0].getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("the server has sent this certificate", e);
    }
  }

  @Override
  public boolean isConfidential() {
    return true;
  }

  @Override
  public OptionalInt tlsPort() {
    return OptionalInt.of(socket().getLocalPort());
  }

  @Override
  public boolean isOverdue(long nowNanos) {
    long began = beganNanos;
    return began != 0
        && !isEstablished
        && nowNanos - began > service.handshakeLimit().plus(GRACE).toNanos();
  }
}
