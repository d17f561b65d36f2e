package chat.server.hub.delivery;

import chat.server.hub.peer.Budget;
import chat.server.hub.peer.Session;
import chat.server.hub.state.User;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Drops the fullest room lanes while all together exceed their budget. The hub's thread. */
public final class LoadShedder {
  private final Budget budget;
  private final Delivery delivery;

  public LoadShedder(Budget budget, Delivery delivery) {
    this.budget = budget;
    this.delivery = delivery;
  }

  /** Lets the users with the fullest room lanes fall behind, until the rest fits the budget. */
  public void shed(Collection<User> users) {
    if (!budget.isExceeded()) {
      return;
    }
    for (User user : fullestFirst(users)) {
      if (!budget.isExceeded()) {
        break;
      }
      delivery.dropRoomLane(user);
    }
  }

  private static List<User> fullestFirst(Collection<User> users) {
    // A snapshot: the writers drain the lanes meanwhile, and sorting needs constant sizes.
    Map<User, Integer> sizes = new HashMap<>();
    for (User user : users) {
      user.session().map(Session::peer).ifPresent(peer -> sizes.put(user, peer.roomLaneBytes()));
    }
    return sizes.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
