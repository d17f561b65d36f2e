package chat.client.view;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * What waits to be written to standard output and standard error, in order. A thread of its own
 * writes it, so that the session goes on while nobody reads our output. The reader thread waits
 * here instead, which slows the server. The lock is held for memory work only.
 */
public final class OutputQueue {
  /** While more than this waits, nothing more is read from the server. */
  private static final int FULL_BYTES = 256 * 1024;

  /** While more than this waits, nothing more is read from the input either. */
  private static final int FULL_FOR_INPUT_BYTES = 8 * FULL_BYTES;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Chunk> chunks = new ArrayDeque<>(); // guarded by lock, as is waitingBytes
  private long waitingBytes;

  /** Bytes for one of the streams. */
  private static final class Chunk {
    private final Target target;
    private final byte[] bytes;

    Chunk(Target target, byte[] bytes) {
      this.target = target;
      this.bytes = bytes;
    }

    void write() {
      target.write(bytes);
    }
  }

  /** Starts the thread that writes. */
  public OutputQueue() {
    Thread thread = new Thread(this::writeAll, "printer");
    thread.setDaemon(true); // what it waits for must not keep the process alive
    thread.start();
  }

  /**
   * Returns a stream that adds to this queue what is written to it, and never waits.
   *
   * @param whenGone called once, by the thread that writes, when {@code out} takes no more
   */
  public OutputStream stream(OutputStream out, Consumer<IOException> whenGone) {
    return new QueuedStream(new Target(out, whenGone));
  }

  /** Waits while too much is to be written for more to be read from the server. */
  public void awaitCapacity() throws InterruptedException {
    awaitAtMost(FULL_BYTES);
  }

  /** Waits while too much is to be written for more input to be read. */
  public void awaitInputCapacity() throws InterruptedException {
    awaitAtMost(FULL_FOR_INPUT_BYTES);
  }

  /** Waits until everything is written. */
  public void drain() throws InterruptedException {
    awaitAtMost(0);
  }

  private void awaitAtMost(long bytes) throws InterruptedException {
    lock.lock();
    try {
      while (waitingBytes > bytes) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private void add(Chunk chunk) {
    lock.lock();
    try {
      chunks.add(chunk);
      waitingBytes += chunk.bytes.length;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void writeAll() {
    try {
      while (true) {
        Chunk chunk = next();
        chunk.write();
        written(chunk);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Chunk next() throws InterruptedException {
    lock.lock();
    try {
      while (chunks.isEmpty()) {
        changed.await();
      }
      return chunks.remove();
    } finally {
      lock.unlock();
    }
  }

  private void written(Chunk chunk) {
    lock.lock();
    try {
      waitingBytes -= chunk.bytes.length;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** A stream that is written to until it fails. The thread that writes owns it. */
  private static final class Target {
    private final OutputStream out;
    private final Consumer<IOException> whenGone;
    private boolean isGone;

    Target(OutputStream out, Consumer<IOException> whenGone) {
      this.out = out;
      this.whenGone = whenGone;
    }

    void write(byte[] bytes) {
      if (isGone) {
        return;
      }
      try {
        out.write(bytes);
        out.flush();
      } catch (IOException e) {
        isGone = true;
        whenGone.accept(e);
      }
    }
  }

  private final class QueuedStream extends OutputStream {
    private final Target target;

    QueuedStream(Target target) {
      this.target = target;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
      add(new Chunk(target, Arrays.copyOfRange(bytes, from, from + count)));
    }
  }
}
