package chat.server.net.memory;

import chat.server.hub.peer.Budget;

/**
 * Counts what one owner holds, and passes the count on to a budget in steps, so that small changes
 * cost no access to shared memory. One thread at a time, or a lock, guards it; any thread may read
 * {@link #settled}.
 */
public final class Tally {
  private static final int STEP_BYTES = 4 * 1024;

  private final Budget budget;
  private volatile long settled;

  public Tally(Budget budget) {
    this.budget = budget;
  }

  /** Sets the bytes held now. */
  public void set(long bytes) {
    long last = settled;
    if (bytes == last) {
      return;
    }
    if (bytes == 0 || Math.abs(bytes - last) >= STEP_BYTES) {
      settled = bytes;
      budget.add(bytes - last);
    }
  }

  /** Sets the bytes held now if the budget has capacity for the growth, or returns false. */
  boolean trySet(long bytes) {
    long last = settled;
    if (bytes > last && !budget.tryAdd(bytes - last)) {
      return false;
    }
    settled = bytes;
    if (bytes < last) {
      budget.add(bytes - last);
    }
    return true;
  }

  /** Returns the bytes passed on to the budget: at most one step less or more than those held. */
  long settled() {
    return settled;
  }
}
