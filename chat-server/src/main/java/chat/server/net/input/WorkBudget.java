package chat.server.net.input;

import chat.protocol.ClientMessage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The time that the server may work for one client's costly requests: a share of each second. What
 * a request costs is known only when it has been carried out, so the budget may be overdrawn; the
 * client's next costly request then waits, and so does what the client sends after it. Any thread.
 */
public final class WorkBudget {
  /**
   * How much work a client may cause at once: many searches, and any number of joins at a start.
   */
  static final long BURST_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** How long a costly request waits at most, since its client takes longer silence for the end. */
  private static final int MAX_WAIT_SECONDS = 5;

  private final WorkTurns turns;
  private final long maxDebtNanos;
  private final ReentrantLock lock = new ReentrantLock();
  // Guarded by lock. Its tokens are nanoseconds of work.
  private final TokenBucket nanos;

  /**
   * A budget that is not used yet.
   *
   * @param percent the share of each second; 0: no limit
   * @param turns what all clients share
   */
  public WorkBudget(int percent, WorkTurns turns) {
    this(percent, turns, System.nanoTime());
  }

  WorkBudget(int percent, WorkTurns turns, long nowNanos) {
    this.turns = turns;
    long nanosPerSecond = TimeUnit.SECONDS.toNanos(1) / 100 * percent;
    this.maxDebtNanos = MAX_WAIT_SECONDS * nanosPerSecond;
    this.nanos = new TokenBucket(nanosPerSecond, BURST_NANOS, nowNanos);
  }

  /**
   * Returns whether a request counts: one that reads the log, or whose cost grows with the chat.
   */
  static boolean isCostly(ClientMessage request) {
    return switch (request.verb()) {
      case HELLO, JOIN, NICK, TOPIC, WHO, ROOMS, HISTORY, SEARCH, AUTH, MOD, EDIT, DELETE -> true;
      case SAY, EMOTE, TELL, LEAVE, READ, PING, PONG, BYE -> false;
    };
  }

  /** Returns the turns in which this client and all others read pages of the log. */
  public WorkTurns turns() {
    return turns;
  }

  /** Counts work for the client. */
  public void charge(long workNanos) {
    charge(workNanos, System.nanoTime());
  }

  void charge(long workNanos, long nowNanos) {
    lock.lock();
    try {
      nanos.fill(nowNanos);
      nanos.take(workNanos, maxDebtNanos);
    } finally {
      lock.unlock();
    }
  }

  /** Returns how long the next costly request waits. */
  public long nanosOverdrawn(long nowNanos) {
    lock.lock();
    try {
      nanos.fill(nowNanos);
      return nanos.nanosOverdrawn();
    } finally {
      lock.unlock();
    }
  }
}
