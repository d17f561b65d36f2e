package chat.server.hub;

import chat.server.hub.peer.Session;
import chat.server.log.LogEndedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what the inbox has, a batch at a time, until the hub is stopped or its log ends. The
 * hub's thread.
 */
final class HubLoop implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(HubLoop.class);

  private static final Duration IDLE_WAIT = Duration.ofMinutes(1);
  private static final Duration WAIT_FOR_TIME = Duration.ofMillis(100);

  private final Inbox inbox;
  private final Chat chat;
  private final Consumer<LogEndedException> whenEnded;
  private List<Inbox.Task> taken = List.of();
  private Duration farewellLimit = Duration.ZERO;
  private boolean stopping;
  private volatile boolean logEnded;

  /**
   * A loop that has not been started.
   *
   * @param whenEnded called once, at the end of the loop, if the log has ended
   */
  HubLoop(Inbox inbox, Chat chat, Consumer<LogEndedException> whenEnded) {
    this.inbox = inbox;
    this.chat = chat;
    this.whenEnded = whenEnded;
  }

  /** Ends the loop once all that the inbox has is carried out. Called by a task. */
  void stop(Duration limit) {
    farewellLimit = limit;
    stopping = true;
  }

  /** Returns whether the log has ended. Any thread. */
  boolean hasLogEnded() {
    return logEnded;
  }

  @Override
  public void run() {
    try {
      while (!stopping) {
        taken = inbox.take(untilNextTurn(), chat.parkedBytes());
        taken.forEach(this::carryOut);
        endBatch();
      }
      inbox.close();
      carryOutRest();
      endBatches();
      chat.shutDown(farewellLimit);
    } catch (LogEndedException e) {
      end(e);
    } catch (InterruptedException e) {
      LOG.error("a bug: the hub's thread was interrupted", e);
    } finally {
      inbox.close();
    }
  }

  /** Returns how long the hub may wait for a task. */
  private Duration untilNextTurn() {
    if (chat.isWorkLeft()) {
      return Duration.ZERO;
    }
    return chat.isWaitingForTime() ? WAIT_FOR_TIME : IDLE_WAIT;
  }

  /** Carries out all that was put into the inbox before it was closed. */
  private void carryOutRest() throws InterruptedException {
    taken = inbox.take(Duration.ZERO, 0);
    while (!taken.isEmpty()) {
      taken.forEach(this::carryOut);
      taken = inbox.take(Duration.ZERO, 0);
    }
  }

  /**
   * Answers nothing that waits: whether it is stored, only the next owner of the log knows. Ends
   * all sessions, also those that would have been opened.
   */
  private void end(LogEndedException why) {
    logEnded = true;
    LOG.warn("the chat ends on this server: {}", why.getMessage());
    List<Inbox.Task> waiting = new ArrayList<>(taken);
    waiting.addAll(inbox.drain());
    chat.logEnded(waiting.stream().flatMap(task -> task.session().stream()).toList());
    whenEnded.accept(why);
  }

  /** Carries out a task; a bug that shows there ends the task's session only. */
  private void carryOut(Inbox.Task task) {
    try {
      if (!task.session().map(Session::hasEnded).orElse(false)) {
        task.action().run();
      }
    } catch (LogEndedException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      task.session()
          .ifPresentOrElse(
              session -> chat.disconnectAfterBug(session, e), () -> LOG.error("a bug", e));
    }
  }

  /** Ends batches until all requests are carried out, or a bug shows: clients then get BYE. */
  private void endBatches() {
    while (chat.isWorkLeft() && endBatch()) {
      // Each batch leaves less to do.
    }
  }

  /** Ends a batch, and returns false if a bug showed. */
  private boolean endBatch() {
    try {
      chat.endOfBatch();
      return true;
    } catch (LogEndedException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      // No single session is known to cause it, so all continue.
      LOG.error("a bug", e);
      return false;
    }
  }
}
