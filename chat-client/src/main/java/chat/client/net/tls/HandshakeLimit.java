package chat.client.net.tls;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Closes a connection whose handshake takes too long. A read's time-out is not enough: a server may
 * send single bytes. A thread of its own waits.
 */
final class HandshakeLimit {
  private enum State {
    RUNNING,
    IN_TIME,
    TOO_LATE
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);
  private final CountDownLatch ended = new CountDownLatch(1);

  private HandshakeLimit() {}

  static HandshakeLimit start(Socket network, Duration limit) {
    HandshakeLimit started = new HandshakeLimit();
    Thread thread = new Thread(() -> started.await(network, limit), "handshake-limit");
    thread.setDaemon(true);
    thread.start();
    return started;
  }

  /**
   * Ends the wait, and returns whether the handshake ended in time; otherwise the connection is
   * closed.
   */
  boolean end() {
    ended.countDown();
    return state.compareAndSet(State.RUNNING, State.IN_TIME) || state.get() == State.IN_TIME;
  }

  private void await(Socket network, Duration limit) {
    try {
      if (!ended.await(limit.toNanos(), TimeUnit.NANOSECONDS)
          && state.compareAndSet(State.RUNNING, State.TOO_LATE)) {
        network.close();
      }
    } catch (IOException e) {
      // The socket is closed even so.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
