package chat.server.net.transport;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Arrays that connections borrow while they encrypt or decrypt, so that a silent connection has
 * none. Any thread.
 */
final class TlsBuffers {
  /** The longest record, with what a sender of TLS 1.2 may add: RFC 5246, 6.2.3. */
  static final int RECORD_BYTES = 18 * 1024 + 5;

  /** Enough for 64 KiB in four records. */
  static final int RECORDS_BYTES = 4 * RECORD_BYTES;

  /** How many arrays of each size wait for their next use; more are garbage. */
  private static final int MAX_UNUSED = 32;

  private final ReentrantLock lock = new ReentrantLock();
  // Guarded by lock.
  private final Deque<byte[]> single = new ArrayDeque<>();
  private final Deque<byte[]> several = new ArrayDeque<>();

  /** Returns an array for one record, with any content. */
  byte[] borrowRecord() {
    return borrow(single, RECORD_BYTES);
  }

  /** Returns an array for several records, with any content. */
  byte[] borrowRecords() {
    return borrow(several, RECORDS_BYTES);
  }

  private byte[] borrow(Deque<byte[]> unused, int size) {
    lock.lock();
    try {
      if (!unused.isEmpty()) {
        return unused.pop();
      }
    } finally {
      lock.unlock();
    }
    return new byte[size];
  }

  /** Takes back an array, which its borrower doesn't use any more. */
  void giveBack(byte[] array) {
    lock.lock();
    try {
      Deque<byte[]> unused = array.length == RECORD_BYTES ? single : several;
      if (unused.size() < MAX_UNUSED) {
        unused.push(array);
      }
    } finally {
      lock.unlock();
    }
  }
}
