package chat.server.log.pruning;

import chat.server.log.LogMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The logs that got messages since the last pruning, the only ones that may have too many. Any
 * thread.
 */
public final class GrownLogs {
  /** Above this number, the pruner looks at all logs. */
  private static final int MAX_LOGS = 10_000;

  private final ReentrantLock lock = new ReentrantLock();
  // Both guarded by lock. An earlier process may have stored messages in any log.
  private Set<String> logs = new HashSet<>();
  private boolean all = true;

  /** Adds the logs of messages that were stored. */
  public void add(List<LogMessage> stored) {
    lock.lock();
    try {
      if (!all) {
        stored.forEach(message -> logs.add(message.draft().log().key()));
        all = logs.size() > MAX_LOGS;
      }
      if (all) {
        logs = new HashSet<>();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns these logs, and forgets them; empty if any log may be among them. */
  public Optional<Set<String>> take() {
    lock.lock();
    try {
      Optional<Set<String>> taken = all ? Optional.empty() : Optional.of(logs);
      logs = new HashSet<>();
      all = false;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Adds what {@link #take} returned, because the pruning failed. */
  public void putBack(Optional<Set<String>> taken) {
    lock.lock();
    try {
      taken.ifPresent(logs::addAll);
      all = all || taken.isEmpty();
    } finally {
      lock.unlock();
    }
  }
}
