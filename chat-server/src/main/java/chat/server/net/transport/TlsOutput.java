package chat.server.net.transport;

import chat.server.net.memory.ConnectionMemory;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;

/**
 * Encrypts what the server sends, and writes it. A write encrypts at most four records, and returns
 * once the system has all of them. The bytes of its sources, which other connections may send at
 * the same time, stay as they are. The writer's thread.
 */
final class TlsOutput implements GatheringByteChannel {
  /** How often the engine may produce nothing in a row: it never does so twice. */
  private static final int MAX_IDLE = 8;

  private static final ByteBuffer[] NOTHING = {ByteBuffer.allocate(0)};

  private final SocketChannel channel;
  private final SSLEngine engine;
  private final TlsBuffers buffers;
  private final TlsAnswers answers;
  private final CountDownLatch begun = new CountDownLatch(1);
  // Set before the latch is released; absent if the handshake has failed.
  private volatile ConnectionMemory memory;

  TlsOutput(SocketChannel channel, SSLEngine engine, TlsBuffers buffers, TlsAnswers answers) {
    this.channel = channel;
    this.engine = engine;
    this.buffers = buffers;
    this.answers = answers;
  }

  /** The handshake is complete: lets the writer write. The reader's thread. */
  void begin(ConnectionMemory connectionMemory) {
    memory = connectionMemory;
    begun.countDown();
  }

  /** The connection ends: lets no writer wait. Any thread. */
  void abandon() {
    begun.countDown();
  }

  private void awaitBegin() throws IOException {
    try {
      begun.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while it waited for the handshake");
    }
    if (memory == null) {
      throw new ClosedChannelException();
    }
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    return (int) write(new ByteBuffer[] {source}, 0, 1);
  }

  @Override
  public long write(ByteBuffer[] sources) throws IOException {
    return write(sources, 0, sources.length);
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
    awaitBegin();
    long waiting = remaining(sources, offset, length);
    if (waiting == 0) {
      return 0;
    }
    byte[] array = borrow(waiting);
    try {
      ByteBuffer records = ByteBuffer.wrap(array);
      encrypt(sources, offset, length, records);
      send(records.flip());
    } finally {
      giveBack(array);
    }
    return waiting - remaining(sources, offset, length);
  }

  /** Sends close_notify, after which the client may still send. */
  void end() throws IOException {
    awaitBegin();
    engine.closeOutbound();
    byte[] array = borrow(0);
    try {
      ByteBuffer records = ByteBuffer.wrap(array);
      for (int i = 0; i < MAX_IDLE && !engine.isOutboundDone(); i++) {
        wrap(NOTHING, 0, 1, records);
      }
      send(records.flip());
    } finally {
      giveBack(array);
    }
    channel.shutdownOutput();
  }

  private byte[] borrow(long waiting) {
    boolean isShort = waiting < TlsBuffers.RECORD_BYTES / 2 || memory.isShort();
    byte[] array = isShort ? buffers.borrowRecord() : buffers.borrowRecords();
    memory.tlsOutput(array.length);
    return array;
  }

  private void giveBack(byte[] array) {
    buffers.giveBack(array);
    memory.tlsOutput(0);
  }

  /** Encrypts until all is encrypted, or the records may not have space for one more. */
  private void encrypt(ByteBuffer[] sources, int offset, int length, ByteBuffer records)
      throws IOException {
    int idle = 0;
    while (remaining(sources, offset, length) > 0) {
      if (records.remaining() < engine.getSession().getPacketBufferSize()) {
        return;
      }
      SSLEngineResult result = wrap(sources, offset, length, records);
      if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
        throw new ClosedChannelException();
      }
      idle = result.bytesProduced() == 0 ? idle + 1 : 0;
      if (idle > MAX_IDLE) {
        throw new SSLException("TLS does not continue: " + result.getHandshakeStatus());
      }
    }
  }

  private SSLEngineResult wrap(ByteBuffer[] sources, int offset, int length, ByteBuffer records)
      throws IOException {
    SSLEngineResult result = engine.wrap(sources, offset, length, records);
    if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
      throw new SSLException("a TLS record has no space in " + records.remaining() + " bytes");
    }
    if (result.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NEED_TASK) {
      HandshakeTurns.runTasks(engine);
    }
    if (result.bytesConsumed() > 0) {
      // The engine sends its own answers first.
      answers.sent();
    }
    return result;
  }

  /** Writes in slices: a thread of the system reserves as much memory outside of the heap. */
  private void send(ByteBuffer records) throws IOException {
    int end = records.limit();
    while (records.position() < end) {
      records.limit(Math.min(end, records.position() + memory.sliceBytes()));
      channel.write(records);
    }
  }

  private static long remaining(ByteBuffer[] sources, int offset, int length) {
    long sum = 0;
    for (int i = offset; i < offset + length; i++) {
      sum += sources[i].remaining();
    }
    return sum;
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
