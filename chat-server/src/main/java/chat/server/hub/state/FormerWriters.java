package chat.server.hub.state;

import chat.server.hub.rights.Standing;
import chat.server.log.Draft;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When those wrote last who have left a room that is slow: nobody may write sooner for having left
 * it. The hub's thread.
 */
final class FormerWriters {
  /** Those who left first are forgotten. */
  private static final int MAX_WRITERS = 1_000;

  // By account or client id, in the order in which they left.
  private final Map<String, Long> lastSaid = new LinkedHashMap<>();

  void add(User user, long epochMillis) {
    String writer = key(user);
    lastSaid.remove(writer);
    lastSaid.put(writer, epochMillis);
    if (lastSaid.size() > MAX_WRITERS) {
      lastSaid.remove(lastSaid.keySet().iterator().next());
    }
  }

  long lastSaid(User user) {
    return lastSaid.getOrDefault(key(user), Standing.NEVER);
  }

  private static String key(User user) {
    long account = user.person().account();
    return account == Draft.GUEST ? user.author() : "=" + account;
  }
}
