package chat.server.net.transport;

import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;

/**
 * How many answers of TLS itself wait for the next write, such as to a KeyUpdate: RFC 8446, 4.6.3.
 * The engine stores each, so a client may not cause more and more of them. The reader's thread adds
 * to them, the writer's sends them.
 */
final class TlsAnswers {
  private static final int MAX_WAITING = 64;

  private final AtomicInteger waiting = new AtomicInteger();

  void add() throws SSLException {
    if (waiting.incrementAndGet() > MAX_WAITING) {
      throw new SSLException("more than " + MAX_WAITING + " changes of keys without an answer");
    }
  }

  void sent() {
    if (waiting.get() > 0) {
      waiting.set(0);
    }
  }
}
