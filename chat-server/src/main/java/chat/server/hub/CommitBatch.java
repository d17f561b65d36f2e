package chat.server.hub;

import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.RefusedException;
import chat.protocol.ServerMessage;
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
 * The messages that go into the log in one commit. Nothing of them is told to anybody, and no state
 * in memory moves, before the log has them. The hub's thread.
 */
final class CommitBatch {
  private static final Logger LOG = LoggerFactory.getLogger(CommitBatch.class);

  /** A message on its way: who sent it, over which connection, and where it goes. */
  record Entry(
      Session session, User user, ClientMessage.Numbered message, Feed feed, Draft draft) {}

  private final RoomLog log;
  private final Delivery delivery;
  private final Runnable flush;
  private final Runnable onFailure;
  private final DirectMemory directMemory = new DirectMemory();
  private final List<Entry> entries = new ArrayList<>();
  private boolean works = true;

  /**
   * An empty batch.
   *
   * @param onFailure what to do when the log begins to fail
   */
  CommitBatch(RoomLog log, Delivery delivery, Runnable flush, Runnable onFailure) {
    this.log = log;
    this.delivery = delivery;
    this.flush = flush;
    this.onFailure = onFailure;
  }

  void add(Entry entry) {
    entries.add(entry);
    entry.user().countUncommitted();
  }

  /** Commits if a session waits for some of it: no later answer may come before. */
  void commitFor(Session session) {
    if (entries.stream().anyMatch(entry -> entry.session() == session)) {
      commit();
    }
  }

  /** Stores the messages, brings them to everyone and acknowledges them, in this order. */
  void commit() {
    if (entries.isEmpty()) {
      return;
    }
    // The disk may take its time.
    flush.run();
    List<Entry> committed = List.copyOf(entries);
    entries.clear();
    try {
      List<LogMessage> stored = log.append(committed.stream().map(Entry::draft).toList());
      committed.forEach(entry -> entry.user().endBatch(true));
      works = true;
      fanOut(committed, stored);
    } catch (LogException e) {
      committed.forEach(entry -> entry.user().endBatch(false));
      committed.forEach(CommitBatch::refuse);
      tellFailure(e);
    } finally {
      countAnswers(committed);
    }
  }

  private void tellFailure(LogException e) {
    if (works) {
      works = false;
      LOG.error("messages can't be stored: {}", e.getMessage());
      onFailure.run();
    }
  }

  /**
   * By feed, so that each member gets one buffer for it. Acknowledgements keep the order of each
   * room that way, and not the order across rooms.
   */
  private void fanOut(List<Entry> batch, List<LogMessage> stored) {
    Map<Feed, FanOut> fanOuts = new LinkedHashMap<>();
    for (int i = 0; i < batch.size(); i++) {
      Entry entry = batch.get(i);
      fanOuts
          .computeIfAbsent(entry.feed(), feed -> new FanOut(feed, directMemory))
          .add(entry.user(), stored.get(i));
    }
    fanOuts.values().forEach(fanOut -> fanOut.deliver(delivery));
    for (Entry entry : batch) {
      if (entry.message() instanceof ClientMessage.Tell tell) {
        acknowledge(entry, tell);
      }
    }
  }

  /** An answer, since it can't be had again from any log that the sender follows. */
  private static void acknowledge(Entry entry, ClientMessage.Tell tell) {
    entry
        .session()
        .replyAck(
            new ServerMessage.Ack(
                tell.id(), ServerMessage.Ack.INBOX, 0, entry.draft().epochMillis()),
            tell.text());
  }

  private static void refuse(Entry entry) {
    ClientMessage.Numbered message = entry.message();
    entry
        .session()
        .reply(
            new RefusedException(
                    ErrorCode.NOT_STORED,
                    message.verb().name(),
                    message.firstToken(),
                    "the server could not store this message; try again later")
                .answer());
  }

  private static void countAnswers(List<Entry> batch) {
    Map<Session, Integer> answers = new LinkedHashMap<>();
    batch.forEach(entry -> answers.merge(entry.session(), 1, Integer::sum));
    answers.forEach((session, count) -> session.peer().answered(count));
  }
}
