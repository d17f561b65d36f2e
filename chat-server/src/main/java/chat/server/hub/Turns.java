package chat.server.hub;

import chat.server.hub.Turn.Order;
import chat.server.hub.delivery.CommitBatch;
import chat.server.hub.peer.RequestState;
import chat.server.hub.peer.Session;
import chat.server.log.LogEndedException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Queue;
import java.util.Set;

/**
 * Carries out turns in their order, with one commit for all messages and topics of a batch.
 *
 * <p>A turn that must follow what the open batch has is parked until the commit, and so are all
 * later turns of its session. So one session that alternates between messages and other requests
 * costs others no commit more. The hub's thread:
 *
 * <pre>
 *   turns ──→ carried out at once ──→ end of batch: commit
 *     └─────→ parked ─────────────────→ 1. while no batch is open: all up to a session's first message
 *                                       2. messages, which open the next batch, up to the first turn
 *                                          that must follow them; the rest stays parked
 * </pre>
 */
final class Turns {
  /** Called with the session of a turn in which a bug showed. */
  interface BugHandler {
    void handle(Session session, Throwable bug);
  }

  private record Parked(Session session, Turn turn) {}

  private final CommitBatch batch;
  private final BugHandler bugs;
  // In the order of their arrival.
  private Queue<Parked> parked = new ArrayDeque<>();
  private Set<Session> sessions = newSessionSet();
  private long bytes;

  Turns(CommitBatch batch, BugHandler bugs) {
    this.batch = batch;
    this.bugs = bugs;
  }

  private static Set<Session> newSessionSet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /** Returns approximately how many bytes the parked turns take in memory. */
  long parkedBytes() {
    return bytes;
  }

  boolean isAnyParked() {
    return !parked.isEmpty();
  }

  /** Returns the sessions whose turns are parked. */
  Collection<Session> parkedSessions() {
    return Collections.unmodifiableSet(sessions);
  }

  /** Carries out a session's next turn, or parks it. */
  void take(Session session, Turn turn) {
    boolean mustWait = isAnyParked() && sessions.contains(session);
    if (mustWait || !isCarriedOut(session, turn)) {
      sessions.add(session);
      parked.add(new Parked(session, turn));
      bytes += turn.bytes();
    }
  }

  /** Returns false if it must follow what is in the batch. */
  private boolean isCarriedOut(Session session, Turn turn) {
    boolean mayRun =
        switch (turn.order()) {
          case NONE, IN_BATCH -> true;
          case AFTER_OWN -> !session.isInBatch();
          case AFTER_ALL -> batch.isEmpty();
        };
    return mayRun && run(session, turn) != RequestState.POSTPONED;
  }

  private RequestState run(Session session, Turn turn) {
    try {
      return turn.run();
    } catch (LogEndedException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      bugs.handle(session, e);
      return RequestState.PENDING;
    }
  }

  /** After a commit, carries out what was parked, up to each session's first message. */
  void carryOutUpToMessages() {
    carryOut(
        (session, turn) -> {
          if (turn.order() != Order.IN_BATCH) {
            return isCarriedOut(session, turn);
          }
          prepare(session, turn);
          return false;
        });
  }

  private void prepare(Session session, Turn turn) {
    try {
      turn.prepare();
    } catch (LogEndedException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      bugs.handle(session, e);
    }
  }

  /** Opens the next batch with the messages that were parked. */
  void carryOutMessages() {
    carryOut(this::isCarriedOut);
  }

  private interface Attempt {
    boolean isCarriedOut(Session session, Turn turn);
  }

  /** Attempts the parked turns in order; where one stays parked, so do the later ones. */
  private void carryOut(Attempt attempt) {
    Queue<Parked> before = parked;
    parked = new ArrayDeque<>();
    sessions = newSessionSet();
    bytes = 0;
    for (Parked next : before) {
      Session session = next.session();
      boolean done =
          session.hasEnded()
              || (!sessions.contains(session) && attempt.isCarriedOut(session, next.turn()));
      if (!done) {
        sessions.add(session);
        parked.add(next);
        bytes += next.turn().bytes();
      }
    }
  }
}
