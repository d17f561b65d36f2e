package chat.server.net.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;

/**
 * The turns in which handshakes compute: on half of the processors, so that those who chat already
 * are served while many connect. Any thread.
 */
final class HandshakeTurns {
  private final Semaphore turns;

  HandshakeTurns(int processors) {
    this.turns = new Semaphore(Math.max(1, processors / 2), true);
  }

  /**
   * Runs the tasks that an engine waits for.
   *
   * @throws IOException if no turn is free in time
   */
  void run(SSLEngine engine, long limitNanos) throws IOException {
    try {
      if (!turns.tryAcquire(limitNanos, TimeUnit.NANOSECONDS)) {
        throw new IOException("too many handshakes at once");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while it waited for its turn");
    }
    try {
      runTasks(engine);
    } finally {
      turns.release();
    }
  }

  /** Runs the tasks of a connection whose handshake is over; there hardly ever are any. */
  static void runTasks(SSLEngine engine) {
    Runnable task = engine.getDelegatedTask();
    while (task != null) {
      task.run();
      task = engine.getDelegatedTask();
    }
  }
}
