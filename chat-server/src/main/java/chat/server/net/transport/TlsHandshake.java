package chat.server.net.transport;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;

/**
 * The handshake of one connection, within a time limit, whatever arrives and however slowly. The
 * reader's thread.
 */
final class TlsHandshake {
  /** How many records a client may send for it; a usual client needs two. */
  private static final int MAX_RECORDS = 256;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SocketChannel channel;
  private final Socket socket;
  private final SSLEngine engine;
  private final RecordBuffer records;
  private final TlsService service;
  private final long endNanos;

  /** A handshake whose time begins now. */
  TlsHandshake(SocketChannel channel, SSLEngine engine, RecordBuffer records, TlsService service) {
    this.channel = channel;
    this.socket = channel.socket();
    this.engine = engine;
    this.records = records;
    this.service = service;
    this.endNanos = System.nanoTime() + service.handshakeLimit().toNanos();
  }

  /** Waits until the client's first bytes show what it speaks; it may send none in time. */
  FirstRecord awaitFirstRecord() throws IOException {
    FirstRecord first = records.firstRecord();
    while (first == FirstRecord.UNDECIDED) {
      if (!fill()) {
        return records.firstRecord();
      }
      first = records.firstRecord();
    }
    return first;
  }

  /**
   * Completes the handshake.
   *
   * @throws IOException if it fails; the client has been sent the alert, if possible
   */
  void run() throws IOException {
    byte[] array = service.buffers().borrowRecords();
    try {
      run(ByteBuffer.wrap(array));
    } finally {
      service.buffers().giveBack(array);
    }
  }

  private void run(ByteBuffer out) throws IOException {
    engine.beginHandshake();
    int count = 0;
    try {
      while (true) {
        switch (engine.getHandshakeStatus()) {
          case NEED_UNWRAP -> {
            if (++count > MAX_RECORDS) {
              throw new SSLException("the handshake has more than " + MAX_RECORDS + " records");
            }
            unwrap();
          }
          case NEED_WRAP -> wrapAndSend(out);
          case NEED_TASK -> service.turns().run(engine, leftNanos());
          default -> {
            return;
          }
        }
      }
    } catch (SSLException e) {
      sendAlert(out);
      throw e;
    }
  }

  private void unwrap() throws IOException {
    while (!records.hasRecord()) {
      if (leftNanos() <= 0) {
        throw new SocketTimeoutException("the TLS handshake was not complete in time");
      }
      if (!fill()) {
        throw new EOFException("the client ended the connection during the TLS handshake");
      }
    }
    SSLEngineResult result = engine.unwrap(records.record(), NOTHING);
    records.skip(result.bytesConsumed());
    if (result.getStatus() != SSLEngineResult.Status.OK) {
      throw new EOFException("the client ended the TLS handshake");
    }
  }

  /** Reads until the time is over; returns false then, and at the end of input. */
  private boolean fill() throws IOException {
    long left = leftNanos();
    if (left <= 0) {
      return false;
    }
    socket.setSoTimeout((int) TimeUnit.NANOSECONDS.toMillis(left) + 1);
    return records.fill();
  }

  private long leftNanos() {
    return endNanos - System.nanoTime();
  }

  private void wrapAndSend(ByteBuffer out) throws IOException {
    out.clear();
    while (engine.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NEED_WRAP
        && out.remaining() >= engine.getSession().getPacketBufferSize()) {
      SSLEngineResult result = engine.wrap(NOTHING, out);
      if (result.getStatus() != SSLEngineResult.Status.OK || result.bytesProduced() == 0) {
        break;
      }
    }
    if (out.position() == 0) {
      throw new EOFException("the TLS handshake does not continue");
    }
    send(out);
  }

  /** The watchdog ends this if the client reads nothing. */
  private void send(ByteBuffer out) throws IOException {
    out.flip();
    while (out.hasRemaining()) {
      channel.write(out);
    }
  }

  private void sendAlert(ByteBuffer out) {
    try {
      wrapAndSend(out);
    } catch (IOException e) {
      // The client has closed the connection: it needs no alert.
    }
  }
}
