package chat.server.hub.delivery;

import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.RefusedException;
import chat.server.hub.peer.PendingWriters;
import chat.server.hub.peer.Session;
import chat.server.hub.state.Feed;
import chat.server.hub.state.User;
import chat.server.log.Draft;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.RoomLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages that the log stores in one commit. Only after the commit does state in memory
 * advance, and are messages sent to members and acknowledged. The hub's thread.
 */
public final class CommitBatch {
  private static final Logger LOG = LoggerFactory.getLogger(CommitBatch.class);

  /** A message to be stored: its author, the connection it came over, and its feed. */
  public record Entry(
      Session session, User user, ClientMessage.Numbered message, Feed feed, Draft draft) {}

  private final RoomLog log;
  private final Delivery delivery;
  private final PendingWriters writers;
  private final Runnable onFailure;
  private final DirectMemory directMemory = new DirectMemory();
  private final List<Entry> entries = new ArrayList<>();
  private boolean logWorks = true;

  /**
   * An empty batch.
   *
   * @param onFailure called when the log stops storing messages
   */
  public CommitBatch(RoomLog log, Delivery delivery, PendingWriters writers, Runnable onFailure) {
    this.log = log;
    this.delivery = delivery;
    this.writers = writers;
    this.onFailure = onFailure;
  }

  public void add(Entry entry) {
    entries.add(entry);
    entry.user().accept(entry.message().id());
  }

  /** Commits if the batch has messages of a session, whose next answer must come after theirs. */
  public void commitFor(Session session) {
    if (entries.stream().anyMatch(entry -> entry.session() == session)) {
      commit();
    }
  }

  /** Stores the messages, sends them to members, and acknowledges them, in this order. */
  public void commit() {
    if (entries.isEmpty()) {
      return;
    }
    // What is queued already need not wait for the disk.
    writers.startAll();
    List<Entry> committed = List.copyOf(entries);
    entries.clear();
    try {
      List<LogMessage> stored = append(committed);
      committed.forEach(entry -> entry.user().endBatch(true));
      reportSuccess();
      fanOut(committed, stored);
    } catch (LogException e) {
      committed.forEach(entry -> entry.user().endBatch(false));
      committed.forEach(CommitBatch::holdBack);
      reportFailure(e);
    } finally {
      countAnswers(committed);
    }
  }

  private List<LogMessage> append(List<Entry> committed) throws LogException {
    long start = System.nanoTime();
    try {
      return log.append(committed.stream().map(Entry::draft).toList());
    } finally {
      delivery.counts().commits().recordSince(start);
    }
  }

  private void fanOut(List<Entry> committed, List<LogMessage> stored) {
    delivery.counts().stored().add(stored.size());
    long start = System.nanoTime();
    new BatchFanOut(committed, stored, directMemory).deliver(delivery);
    delivery.counts().fanOuts().recordSince(start);
  }

  private void reportSuccess() {
    if (!logWorks) {
      logWorks = true;
      delivery.counts().failure().set("");
      LOG.info("messages are stored again");
    }
  }

  private void reportFailure(LogException e) {
    if (logWorks) {
      logWorks = false;
      delivery.counts().failure().set(e.getMessage());
      LOG.error("can't store messages: {}", e.getMessage());
      onFailure.run();
    }
  }

  private static void holdBack(Entry entry) {
    if (entry.session().usesMessageIds()) {
      entry.session().holdBackFrom(entry.message().id());
    }
    entry.session().reply(notStored(entry.message()).answer());
  }

  /** Refuses a message that could not be stored, or that follows one. */
  public static RefusedException notStored(ClientMessage.Numbered message) {
    return message.refusal(
        ErrorCode.NOT_STORED, "the server could not store this message; try again later");
  }

  private static void countAnswers(List<Entry> committed) {
    Map<Session, Integer> answers = new LinkedHashMap<>();
    committed.forEach(entry -> answers.merge(entry.session(), 1, Integer::sum));
    answers.forEach((session, count) -> session.peer().answered(count));
  }
}
