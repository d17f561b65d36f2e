package chat.server.hub.delivery;

import chat.protocol.Text;
import chat.server.hub.peer.DirectMemory;
import chat.server.hub.peer.PendingWriters;
import chat.server.log.Draft;
import chat.server.log.LogEndedException;
import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.RoomLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages and topics that the log stores in one commit. Only after the commit does state in
 * memory advance, and are messages sent to members and acknowledged. The hub's thread.
 */
public final class CommitBatch {
  private static final Logger LOG = LoggerFactory.getLogger(CommitBatch.class);

  /** The name of {@code --max-data} in metrics. */
  private static final String DATA_LIMIT = "max-data";

  /** Learns what became of commits. */
  public interface Outcome {
    /** The log has stored the entries. */
    void stored(List<BatchEntry> entries);

    /** The log stops storing messages, after it did before. */
    void failing();
  }

  private final RoomLog log;
  private final Delivery delivery;
  private final PendingWriters writers;
  private final Outcome outcome;
  private final DirectMemory directMemory = new DirectMemory();
  private final List<BatchEntry> entries = new ArrayList<>();
  private boolean logWorks = true;

  /**
   * An empty batch.
   *
   * @param outcome is notified of each commit
   */
  public CommitBatch(RoomLog log, Delivery delivery, PendingWriters writers, Outcome outcome) {
    this.log = log;
    this.delivery = delivery;
    this.writers = writers;
    this.outcome = outcome;
  }

  public void add(BatchEntry.Message message) {
    addEntry(message);
    message.user().accept(message.request().id());
  }

  public void add(BatchEntry.Topic topic) {
    addEntry(topic);
  }

  private void addEntry(BatchEntry entry) {
    entries.add(entry);
    entry.session().addToBatch();
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Stores the entries, sends them to members, and acknowledges them, in this order. */
  public void commit() {
    if (entries.isEmpty()) {
      return;
    }
    // Members see who came before what they said.
    delivery.presence().sendToAll();
    // What is queued already need not wait for the disk.
    writers.startAll();
    List<BatchEntry> committed = List.copyOf(entries);
    entries.clear();
    boolean isKnown = true;
    try {
      List<LogMessage> stored = append(committed);
      committed.forEach(entry -> entry.user().endBatch(true));
      reportSuccess();
      outcome.stored(committed);
      fanOut(committed, stored);
    } catch (LogException e) {
      committed.forEach(entry -> entry.user().endBatch(false));
      committed.forEach(entry -> refuse(entry, e));
      reportFailure(e);
    } catch (LogEndedException e) {
      // What is stored, only the next owner of the log can answer.
      isKnown = false;
      throw e;
    } finally {
      if (isKnown) {
        committed.forEach(entry -> entry.session().endBatch());
      }
    }
  }

  private List<LogMessage> append(List<BatchEntry> committed) throws LogException {
    List<Draft> drafts = new ArrayList<>(committed.size());
    Map<LogName, Text> topics = new LinkedHashMap<>();
    for (BatchEntry entry : committed) {
      if (entry instanceof BatchEntry.Message message) {
        drafts.add(message.draft());
      } else if (entry instanceof BatchEntry.Topic topic) {
        topics.put(topic.feed().log(), topic.request().topic());
      }
    }
    long start = System.nanoTime();
    try {
      return log.append(drafts, topics);
    } finally {
      delivery.counts().commits().recordSince(start);
    }
  }

  private void fanOut(List<BatchEntry> committed, List<LogMessage> stored) {
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
      outcome.failing();
    }
  }

  /** Refuses an entry, and holds back the messages that follow it. */
  private static void refuse(BatchEntry entry, LogException reason) {
    if (reason instanceof RoomLog.DataLimitException) {
      entry.session().peer().limited(DATA_LIMIT);
    }
    if (entry instanceof BatchEntry.Message message && entry.session().usesMessageIds()) {
      entry.session().holdBackFrom(message.request().id());
    }
    entry.session().reply(BatchEntry.notStored(entry.request()).answer());
  }
}
