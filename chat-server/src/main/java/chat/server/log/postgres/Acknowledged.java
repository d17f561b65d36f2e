package chat.server.log.postgres;

import chat.server.log.LogException;
import chat.server.log.LogMessage;
import chat.server.log.LogName;
import chat.server.log.LogPosition;
import chat.server.log.Page;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * Hides from readers what no second machine has yet: a commit is visible on its node as soon as the
 * wait for that machine begins, or is given up. The hub's thread sets it, any thread reads.
 *
 * <p>Readers look here after their query. What it returned belongs to an append that had begun by
 * then, so one that is not under way any more was acknowledged.
 */
final class Acknowledged {
  private volatile Append underWay = Append.NONE;

  /**
   * An append whose outcome is not known yet, or never will be.
   *
   * @param ends the last number of each log before it
   * @param rewritten the logs of which it changes earlier messages
   */
  private record Append(Map<LogName, Long> ends, Set<LogName> rewritten, CountDownLatch over) {
    static final Append NONE = new Append(Map.of(), Set.of(), new CountDownLatch(0));
  }

  /** A query that runs again. */
  interface Query<T> {
    T run() throws LogException;
  }

  /**
   * Begins an append.
   *
   * @param ends the last number of each log that gets messages
   * @param rewritten the logs of which earlier messages change
   */
  void begin(Map<LogName, Long> ends, Set<LogName> rewritten) {
    underWay = new Append(Map.copyOf(ends), Set.copyOf(rewritten), new CountDownLatch(1));
  }

  /** Notes that a second machine has the append, or that nothing of it is stored. */
  void end() {
    CountDownLatch over = underWay.over();
    underWay = Append.NONE;
    over.countDown();
  }

  /** Notes that nobody will know the outcome: what it wrote stays hidden. */
  void giveUp() {
    underWay.over().countDown();
  }

  /** Reads a page of a log. */
  Page page(LogName log, Query<Page> query) throws LogException {
    Page page = query.run();
    for (Append append = underWay; append.rewritten().contains(log); append = underWay) {
      requireOver(append);
      page = query.run();
    }
    Long end = underWay.ends().get(log);
    return end == null ? page : cut(page, end);
  }

  private static Page cut(Page page, long end) {
    List<LogMessage> messages =
        page.messages().stream().filter(message -> message.seq() <= end).toList();
    return new Page(page.firstStored(), messages);
  }

  /** Reads some messages of several logs. */
  List<LogMessage> messages(Set<LogName> logs, Query<List<LogMessage>> query) throws LogException {
    List<LogMessage> messages = query.run();
    for (Append append = underWay;
        append.rewritten().stream().anyMatch(logs::contains);
        append = underWay) {
      requireOver(append);
      messages = query.run();
    }
    return shown(messages);
  }

  /** Returns those of the messages that are not hidden. */
  List<LogMessage> shown(List<LogMessage> messages) {
    Map<LogName, Long> ends = underWay.ends();
    return ends.isEmpty()
        ? messages
        : messages.stream()
            .filter(message -> isShown(ends, message.draft().log(), message.seq()))
            .toList();
  }

  /** Returns those of the positions that are not hidden. */
  List<LogPosition> positions(List<LogPosition> positions) {
    Map<LogName, Long> ends = underWay.ends();
    return positions.stream().filter(at -> isShown(ends, at.log(), at.seq())).toList();
  }

  /** Returns the last number of a log that may be shown. */
  long last(LogName log, long read) {
    return Math.min(read, underWay.ends().getOrDefault(log, Long.MAX_VALUE));
  }

  private static boolean isShown(Map<LogName, Long> ends, LogName log, long seq) {
    return seq <= ends.getOrDefault(log, Long.MAX_VALUE);
  }

  private void requireOver(Append append) throws LogException {
    try {
      append.over().await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogException("interrupted while reading messages", e);
    }
    if (underWay.over() == append.over()) {
      throw new LogException("can't read messages: whether the last change is stored is unknown");
    }
  }
}
