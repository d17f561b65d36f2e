package chat.server.net.input;

import chat.protocol.AuthRequest;
import chat.protocol.ClientMessage;
import chat.protocol.Query;
import chat.protocol.RefusedException;
import chat.protocol.RoomName;
import chat.server.hub.peer.ChatAccess;
import chat.server.hub.peer.Session;
import chat.server.net.memory.ConnectionMemory;
import chat.server.net.trace.ConnectionTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hands one connection's requests to the hub in batches of those decoded together. Blocks while the
 * client sends too fast, its window is full, or an answer of many frames is being written: answers
 * come whole and in the order of requests. The reader's thread.
 */
final class RequestBatcher {
  private static final int MESSAGE_BYTES = 100;
  private static final int MAX_BATCH_BYTES = 32 * 1024;

  private final ChatAccess chat;
  private final Session session;
  private final RequestWindow window;
  private final RateLimiter limiter;
  private final ConnectionMemory memory;
  private final WorkBudget work;
  private final ConnectionTrace trace;
  private List<ClientMessage> batch = new ArrayList<>();
  private int batchBytes;
  private boolean awaitsAnswer;
  private boolean awaitsProof;
  private boolean endedUnproven;

  RequestBatcher(
      ChatAccess chat,
      Session session,
      RequestWindow window,
      RateLimiter limiter,
      InputConnection connection) {
    this.chat = chat;
    this.session = session;
    this.window = window;
    this.limiter = limiter;
    this.memory = connection.memory();
    this.work = connection.work();
    this.trace = connection.trace();
  }

  void put(ClientMessage message) throws InterruptedException {
    awaitAnswer();
    if (endedUnproven) {
      return;
    }
    if (WorkBudget.isCostly(message)) {
      awaitWork();
    }
    admit();
    if (message instanceof ClientMessage.Hello hello) {
      chat.prepare(session, hello.clientId().digest());
    }
    awaitsProof = message instanceof AuthRequest;
    awaitsAnswer = awaitsProof || message instanceof Query;
    batch.add(message);
    batchBytes += MESSAGE_BYTES + message.textBytes();
    memory.gathered(batchBytes);
    if (batchBytes >= MAX_BATCH_BYTES) {
      // The inbox's limit doesn't count what is gathered here.
      flush();
    }
  }

  void put(RefusedException refusal) throws InterruptedException {
    awaitAnswer();
    admit();
    flush();
    chat.refuse(session, refusal);
  }

  /** Returns the room that a text client is in, once what preceded is carried out. */
  Optional<RoomName> awaitRoom() throws InterruptedException {
    flush();
    return chat.roomOf(session);
  }

  /** Waits until what preceded is answered, and admits a request that the reader answers itself. */
  void admitAfterAnswers() throws InterruptedException {
    awaitAllAnswers();
    admit();
  }

  private void awaitAnswer() throws InterruptedException {
    if (awaitsAnswer) {
      awaitAllAnswers();
      awaitsAnswer = false;
      // The connection ended before the answer that the next requests depend on.
      endedUnproven = awaitsProof && !window.isAllAnswered();
    }
  }

  /** Hands over the batch and waits, if the client's requests have cost too much so far. */
  private void awaitWork() throws InterruptedException {
    if (work.nanosOverdrawn(System.nanoTime()) > 0) {
      trace.limited("max-work");
      flush();
      limiter.awaitWork(work);
    }
  }

  /** Hands over the batch, and waits until all requests so far are answered. */
  void awaitAllAnswers() throws InterruptedException {
    flush();
    window.awaitAllAnswered();
  }

  /** Hands the batch to the hub. */
  void flush() throws InterruptedException {
    if (!batch.isEmpty()) {
      chat.receive(session, batch, batchBytes);
      limiter.hasGivenWay();
      batch = new ArrayList<>();
      batchBytes = 0;
      memory.gathered(0);
    }
  }

  /**
   * Hands the batch to the hub, and waits as long as the client sends too fast. The reader calls
   * this before it reads more.
   */
  void awaitRate() throws InterruptedException {
    flush();
    limiter.await();
  }

  /** Waits until one more request may be made, and hands the batch over before it waits. */
  void admit() throws InterruptedException {
    trace.received();
    limiter.receivedRequest();
    if (limiter.hasTooManyMessages()) {
      awaitRate();
    }
    if (!window.tryAdmit()) {
      flush();
      window.admit();
    }
  }

  /** Counts messages that request nothing, such as empty lines, and gives way after many. */
  void drop(int messages) throws InterruptedException {
    limiter.dropped(messages);
    if (limiter.isTurnOver()) {
      awaitRate();
    }
  }
}
