package chat.server.hub.rights;

import chat.server.log.Draft;
import java.util.HashMap;
import java.util.Map;

/**
 * The accounts that are bots, and how fast each may send. The hub's thread changes it; any thread
 * reads it.
 */
public final class Bots {
  private static final int BURST_SECONDS = 5;

  // Never changed: writers look into it while they encode a replay.
  private volatile Map<Long, Integer> rates;

  /** The bots that are stored, with the messages a second that each may send. */
  public Bots(Map<Long, Integer> stored) {
    this.rates = Map.copyOf(stored);
  }

  /** Returns whether an account is a bot. Any thread. */
  public boolean contains(long account) {
    Map<Long, Integer> known = rates;
    return account != Draft.GUEST && !known.isEmpty() && known.containsKey(account);
  }

  /** Returns how many messages a second a bot may send; 0 for who is no bot. Any thread. */
  public int rate(long account) {
    return contains(account) ? rates.getOrDefault(account, 0) : 0;
  }

  /** Returns how many messages a bot may send at once before its rate limits it. */
  public static int burst(int rate) {
    return BURST_SECONDS * rate;
  }

  /** Marks an account as a bot; with the rate 0, as none. */
  public void set(long account, int rate) {
    Map<Long, Integer> changed = new HashMap<>(rates);
    changed.remove(account);
    if (rate > 0) {
      changed.put(account, rate);
    }
    rates = Map.copyOf(changed);
  }
}
