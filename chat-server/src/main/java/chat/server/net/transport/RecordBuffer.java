package chat.server.net.transport;

import chat.server.net.memory.ConnectionMemory;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * The bytes of one connection that are read and not yet decrypted. It blocks with a small array,
 * and borrows a large one once its client has sent more than that. The reader's thread.
 */
final class RecordBuffer {
  /**
   * How long a client may take to send the rest of a record. Without this limit, half a record
   * would hold the memory of one for as long as its client likes.
   */
  static final Duration RECORD_LIMIT = Duration.ofSeconds(30);

  private static final int HEADER_BYTES = 5;
  private static final int SMALL_BYTES = 512;
  private static final int NO_LIMIT = 0;

  private final Socket socket;
  private final TlsBuffers buffers;
  private final ConnectionMemory memory;
  private byte[] bytes = new byte[SMALL_BYTES];
  private int from;
  private int to;
  private boolean isInRecord;
  private long recordSinceNanos;
  private long received;

  RecordBuffer(Socket socket, TlsBuffers buffers, ConnectionMemory memory) {
    this.socket = socket;
    this.buffers = buffers;
    this.memory = memory;
  }

  /** Returns how many bytes wait. */
  int size() {
    return to - from;
  }

  /** Returns what the first bytes show. */
  FirstRecord firstRecord() {
    return FirstRecord.of(bytes, to);
  }

  /** Returns how many bytes have been received in all. */
  long received() {
    return received;
  }

  /** Returns the size of the first record, with its header; 0 if that is not there yet. */
  int recordBytes() throws SSLException {
    if (size() < HEADER_BYTES) {
      return 0;
    }
    int length = (bytes[from + 3] & 0xFF) << 8 | (bytes[from + 4] & 0xFF);
    if (length + HEADER_BYTES > TlsBuffers.RECORD_BYTES) {
      throw new SSLException("a record of " + length + " bytes is longer than TLS allows");
    }
    return length + HEADER_BYTES;
  }

  boolean hasRecord() throws SSLException {
    int length = recordBytes();
    return length > 0 && size() >= length;
  }

  /** Returns the first record, which is whole. */
  ByteBuffer record() throws SSLException {
    return ByteBuffer.wrap(bytes, from, recordBytes());
  }

  void skip(int count) {
    from += count;
    isInRecord = false;
  }

  /**
   * Reads until the first record is whole, for at most the socket's time-out, however many bytes
   * arrive within it.
   *
   * @return false at the end of input
   * @throws SocketTimeoutException if the time has passed; the next call continues
   */
  boolean awaitRecord() throws IOException {
    if (hasRecord()) {
      return true;
    }
    int timeout = socket.getSoTimeout();
    long start = System.nanoTime();
    try {
      while (!hasRecord()) {
        limitWait(timeout, start);
        if (!fill()) {
          return false;
        }
      }
    } finally {
      socket.setSoTimeout(timeout);
    }
    return true;
  }

  private void limitWait(int timeout, long start) throws IOException {
    long now = System.nanoTime();
    if (size() > 0 && !isInRecord) {
      isInRecord = true;
      recordSinceNanos = now;
    }
    long left = Long.MAX_VALUE;
    if (isInRecord) {
      left = RECORD_LIMIT.toNanos() - (now - recordSinceNanos);
      if (left <= 0) {
        throw new IOException(
            "a TLS record was not complete within " + RECORD_LIMIT.toSeconds() + " s");
      }
    }
    if (timeout != NO_LIMIT) {
      long leftOfTimeout = TimeUnit.MILLISECONDS.toNanos(timeout) - (now - start);
      if (leftOfTimeout <= 0) {
        throw new SocketTimeoutException("no TLS record within " + timeout + " ms");
      }
      left = Math.min(left, leftOfTimeout);
    }
    socket.setSoTimeout(
        left == Long.MAX_VALUE ? NO_LIMIT : (int) TimeUnit.NANOSECONDS.toMillis(left) + 1);
  }

  /** Blocks until one more byte is read or the socket's time-out has passed; false at the end. */
  boolean fill() throws IOException {
    InputStream in = socket.getInputStream();
    makeSpace(in);
    int count;
    try {
      count = read(in);
    } catch (SocketTimeoutException e) {
      // Whose time-out has passed is for limitWait to find out, or for the caller.
      count = 0;
    }
    if (to == bytes.length && !isLarge() && !memory.isShort() && in.available() > 0) {
      // The client has sent many records: the more of them the hub gets at once, the better.
      enlarge();
      read(in);
    }
    return count >= 0;
  }

  private int read(InputStream in) throws IOException {
    int count = in.read(bytes, to, bytes.length - to);
    to += Math.max(0, count);
    received += Math.max(0, count);
    return count;
  }

  private void makeSpace(InputStream in) throws IOException {
    int waiting = size();
    if (waiting == 0) {
      from = 0;
      to = 0;
      if (isLarge() && in.available() == 0) {
        release();
      }
      return;
    }
    if (to == bytes.length && from == 0) {
      enlarge();
    } else if (to == bytes.length) {
      System.arraycopy(bytes, from, bytes, 0, waiting);
      from = 0;
      to = waiting;
    }
  }

  private void enlarge() {
    byte[] larger = buffers.borrowRecord();
    System.arraycopy(bytes, from, larger, 0, size());
    bytes = larger;
    to = size();
    from = 0;
    memory.tlsInput(bytes.length);
  }

  private boolean isLarge() {
    return bytes.length > SMALL_BYTES;
  }

  private void release() {
    buffers.giveBack(bytes);
    bytes = new byte[SMALL_BYTES];
    memory.tlsInput(0);
  }
}
