package chat.server.net;

import chat.protocol.ClientMessage;
import chat.protocol.RefusedException;
import chat.server.hub.Hub;
import chat.server.hub.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * The way from one connection's reader into the hub: gathers what was decoded together, and blocks
 * the reader while the client is too fast or too much of it is unanswered.
 */
final class RequestBatcher {
  /** Requests of one connection that may be unanswered. */
  static final int WINDOW = 64;

  private static final int MESSAGE_BYTES = 100;
  private static final int MAX_BATCH_BYTES = 32 * 1024;

  private final Hub hub;
  private final Session session;
  private final Semaphore requests;
  private final TokenBucket tokens;
  private List<ClientMessage> batch = new ArrayList<>();
  private int batchBytes;

  RequestBatcher(Hub hub, Session session, Semaphore requests, TokenBucket tokens) {
    this.hub = hub;
    this.session = session;
    this.requests = requests;
    this.tokens = tokens;
  }

  void put(ClientMessage message) throws InterruptedException {
    admit();
    batch.add(message);
    batchBytes += MESSAGE_BYTES + message.textBytes();
    if (batchBytes >= MAX_BATCH_BYTES) {
      // What is held back here is in no bound of the inbox's.
      flush();
    }
  }

  void put(RefusedException refusal) throws InterruptedException {
    admit();
    flush();
    hub.refuse(session, refusal);
  }

  /** Hands over what was gathered. To be called before the reader waits for more. */
  void flush() throws InterruptedException {
    if (!batch.isEmpty()) {
      hub.receive(session, batch, batchBytes);
      batch = new ArrayList<>();
      batchBytes = 0;
    }
  }

  /** Waits until one more request may be made, with nothing held back that others wait for. */
  void admit() throws InterruptedException {
    Duration wait = tokens.next(System.nanoTime());
    if (!wait.isZero()) {
      flush();
      Thread.sleep(wait.toMillis());
    }
    if (!requests.tryAcquire()) {
      flush();
      requests.acquire();
    }
  }
}
