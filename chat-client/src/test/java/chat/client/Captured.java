package chat.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What was printed, by any thread, for a test that waits to see it. */
final class Captured extends OutputStream {
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private boolean broken;

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] source, int from, int count) throws IOException {
    lock.lock();
    try {
      if (broken) {
        throw new IOException("Broken pipe");
      }
      bytes.write(source, from, count);
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** From now on, nobody reads it any more. */
  void breakOff() {
    lock.lock();
    try {
      broken = true;
    } finally {
      lock.unlock();
    }
  }

  byte[] bytes() {
    lock.lock();
    try {
      return bytes.toByteArray();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until this text is among what was printed. */
  void sees(String expected) throws InterruptedException {
    long left = PATIENCE.toNanos();
    lock.lock();
    try {
      while (!toString().contains(expected)) {
        if (left <= 0) {
          fail("expected to see <" + expected + "> in <" + this + ">");
        }
        left = more.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    return new String(bytes(), UTF_8);
  }
}
