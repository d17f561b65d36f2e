package chat.server.net;

import chat.protocol.ClientMessage;
import chat.protocol.RefusedException;
import chat.server.hub.Hub;
import chat.server.hub.peer.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Hands one connection's requests to the hub in batches of those decoded together, and blocks while
 * the client sends too fast or its window is full. The reader's thread.
 */
final class RequestBatcher {
  private static final int MESSAGE_BYTES = 100;
  private static final int MAX_BATCH_BYTES = 32 * 1024;

  private final Hub hub;
  private final Session session;
  private final RequestWindow window;
  private final TokenBucket rateLimit;
  private List<ClientMessage> batch = new ArrayList<>();
  private int batchBytes;

  RequestBatcher(Hub hub, Session session, RequestWindow window, TokenBucket rateLimit) {
    this.hub = hub;
    this.session = session;
    this.window = window;
    this.rateLimit = rateLimit;
  }

  void put(ClientMessage message) throws InterruptedException {
    admit();
    batch.add(message);
    batchBytes += MESSAGE_BYTES + message.textBytes();
    if (batchBytes >= MAX_BATCH_BYTES) {
      // The inbox's limit doesn't count what is gathered here.
      flush();
    }
  }

  void put(RefusedException refusal) throws InterruptedException {
    admit();
    flush();
    hub.refuse(session, refusal);
  }

  /** Hands the batch to the hub. The reader calls this before it waits for more input. */
  void flush() throws InterruptedException {
    if (!batch.isEmpty()) {
      hub.receive(session, batch, batchBytes);
      batch = new ArrayList<>();
      batchBytes = 0;
    }
  }

  /** Waits until one more request may be made, and hands the batch over before it waits. */
  void admit() throws InterruptedException {
    Duration wait = rateLimit.take(System.nanoTime());
    if (!wait.isZero()) {
      flush();
      Thread.sleep(wait.toMillis());
    }
    if (!window.tryAdmit()) {
      flush();
      window.admit();
    }
  }
}
