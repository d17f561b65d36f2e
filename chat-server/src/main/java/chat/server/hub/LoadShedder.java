package chat.server.hub;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps all room lanes together within their budget: the fullest fall behind first. */
final class LoadShedder {
  private final Budget budget;
  private final Delivery delivery;

  LoadShedder(Budget budget, Delivery delivery) {
    this.budget = budget;
    this.delivery = delivery;
  }

  void relieve(Collection<Session> sessions) {
    if (!budget.isExceeded()) {
      return;
    }
    for (Session session : fullestFirst(sessions)) {
      if (!budget.isExceeded()) {
        break;
      }
      delivery.dropRoomLane(session);
    }
  }

  private static List<Session> fullestFirst(Collection<Session> sessions) {
    // Writers empty the lanes meanwhile, and sorting needs sizes that stand still.
    Map<Session, Integer> sizes = new HashMap<>();
    sessions.forEach(session -> sizes.put(session, session.peer().roomLaneBytes()));
    return sizes.entrySet().stream()
        .sorted(Map.Entry.<Session, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }
}
