package chat.client.net;

import chat.protocol.ByteSink;
import chat.protocol.ClientMessage;
import chat.protocol.FrameWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one link has still to write. The session thread puts messages in and never waits; the writer
 * thread takes them out. Plain text from a pipe is put in by the stdin thread, which waits until it
 * is written. The lock is held for memory work only.
 */
final class LinkOutbox {
  private static final int MAX_WRITE_BYTES = 64 * 1024;
  private static final int FULL_ITEMS = 1_000;

  /** Encodes itself into the sink that is written next. */
  private interface Item {
    void encode(ByteSink sink);
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Item> items = new ArrayDeque<>(); // guarded by lock, as all below
  private long putCount;
  private long takenCount;
  private long writtenCount;
  private boolean writerEnded;
  private boolean greeted;
  private boolean becameWritable;
  private boolean finishing;
  private boolean closed;

  /** Puts a message in; ignored after {@link #finish} and {@link #close}. */
  void put(ClientMessage message) {
    add(sink -> message.encode(new FrameWriter(sink)));
  }

  /** Puts plain text in, like {@link #put(ClientMessage)}. */
  void put(byte[] text) {
    add(sink -> sink.put(text, 0, text.length));
  }

  /**
   * Puts plain text in and waits until the writer has written it.
   *
   * @return false if the link ended before
   */
  boolean write(byte[] text) throws InterruptedException {
    lock.lock();
    try {
      if (finishing || closed) {
        return false;
      }
      put(text);
      long count = putCount;
      // What was taken may be written although the link is closed: a server may answer and close.
      while (writtenCount < count && !writerEnded && !(closed && takenCount < count)) {
        changed.await();
      }
      return writtenCount >= count;
    } finally {
      lock.unlock();
    }
  }

  /** Nothing follows what is in; the writer ends once it has written that. */
  void finish() {
    lock.lock();
    try {
      finishing = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether no more messages should be put in until the writer has taken some. */
  boolean isFull() {
    lock.lock();
    try {
      return items.size() >= FULL_ITEMS;
    } finally {
      lock.unlock();
    }
  }

  /** The server has greeted as a chat server: a last message may be sent to it. */
  void greeted() {
    lock.lock();
    try {
      greeted = true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Puts a last message in, which nothing follows; without it where the server has not greeted. Any
   * thread; the first call counts.
   */
  void finish(ClientMessage last) {
    lock.lock();
    try {
      if (greeted) {
        put(last);
      }
      finish();
    } finally {
      lock.unlock();
    }
  }

  /** The link has ended: discards what is in and frees the threads that wait here. */
  void close() {
    lock.lock();
    try {
      closed = true;
      items.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * For the writer: waits for something to write and encodes it.
   *
   * @param sink empty; gets about {@value #MAX_WRITE_BYTES} bytes at most, or one message
   * @return false once there is nothing more to write
   */
  boolean take(ByteSink sink) throws InterruptedException {
    lock.lock();
    try {
      while (items.isEmpty() && !finishing && !closed) {
        changed.await();
      }
      boolean wasFull = isFull();
      while (!items.isEmpty() && sink.size() < MAX_WRITE_BYTES) {
        items.remove().encode(sink);
        takenCount++;
      }
      becameWritable = wasFull && !isFull();
      return !sink.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** For the writer: whether the last {@link #take} ended a time of being full. */
  boolean becameWritable() {
    lock.lock();
    try {
      return becameWritable;
    } finally {
      lock.unlock();
    }
  }

  /** For the writer: it has written what it took. */
  void written() {
    lock.lock();
    try {
      writtenCount = takenCount;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** For the writer: it writes no more. */
  void writerEnded() {
    lock.lock();
    try {
      writerEnded = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void add(Item item) {
    lock.lock();
    try {
      if (!finishing && !closed) {
        items.add(item);
        putCount++;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }
}
