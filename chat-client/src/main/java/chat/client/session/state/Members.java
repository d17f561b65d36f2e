package chat.client.session.state;

import chat.protocol.Nick;
import chat.protocol.ServerMessage;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;

/** Who is in a room, as far as the server says. The session thread owns it. */
final class Members {
  /** A server may name more people than is reasonable; nobody picks a nick out of more. */
  private static final int MAX_NICKS = 10_000;

  private final Set<Nick> present = new HashSet<>();
  private final Set<Nick> partial = new LinkedHashSet<>(); // of a list that comes in several parts
  private int partialCount;
  private OptionalInt count = OptionalInt.empty();

  /** Applies a list, or a part of one. A large room's list may have no nicks at all. */
  void listed(ServerMessage.Members list) {
    if (list.count() != partialCount) {
      partial.clear();
    }
    partialCount = list.count();
    count = OptionalInt.of(list.count());
    if (list.nicks().isEmpty()) {
      present.clear();
      partial.clear();
      return;
    }
    list.nicks().stream().limit(MAX_NICKS - partial.size()).forEach(partial::add);
    if (partial.size() >= Math.min(list.count(), MAX_NICKS)) {
      present.clear();
      present.addAll(partial);
      partial.clear();
    }
  }

  void joined(Nick nick) {
    if (present.size() < MAX_NICKS && present.add(nick)) {
      changeCount(1);
    }
  }

  void left(Nick nick) {
    if (present.remove(nick) || !isComplete()) {
      changeCount(-1);
    }
  }

  /** Returns whether this nick was here. */
  boolean renamed(Nick before, Nick now) {
    return present.remove(before) && present.add(now);
  }

  /** The link is lost: the rest of a list does not come. */
  void linkLost() {
    partial.clear();
  }

  /** How many people are in the room; empty until the server has said. */
  OptionalInt count() {
    return count;
  }

  Set<Nick> nicks() {
    return present;
  }

  /** Whether {@link #nicks} has everyone. */
  boolean isComplete() {
    return count.isPresent() && present.size() >= Math.min(count.getAsInt(), MAX_NICKS);
  }

  private void changeCount(int by) {
    if (count.isPresent()) {
      count = OptionalInt.of(Math.max(0, count.getAsInt() + by));
    }
  }
}
