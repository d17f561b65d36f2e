package chat.client;

import chat.client.ui.RoomList;
import chat.protocol.RoomName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Which rooms one is in, and which one is typed into. The stdin thread enters and leaves, the
 * reader thread hears what became of it.
 *
 * <p>A room is typed into as soon as it was asked for: what is typed next is sent after the request
 * and so can only go there or be refused, never to the room one was in before.
 */
final class Rooms implements RoomList {
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<RoomName> entered = new LinkedHashSet<>(); // guarded by lock, as all below
  private final Set<RoomName> live = new HashSet<>();
  private final Set<RoomName> away = new HashSet<>();
  private final Set<RoomName> ever = new HashSet<>();
  private final Map<RoomName, Integer> leaving = new HashMap<>();
  private Optional<RoomName> current = Optional.empty();

  Rooms(List<RoomName> rooms) {
    rooms.forEach(this::enter);
  }

  @Override
  public List<RoomName> entered() {
    return guarded(() -> List.copyOf(entered));
  }

  @Override
  public Optional<RoomName> current() {
    return guarded(() -> current);
  }

  @Override
  public boolean wereSeveral() {
    return guarded(() -> ever.size() > 1);
  }

  /** Whether what comes from this room happens now. */
  boolean isLive(RoomName room) {
    return guarded(() -> live.contains(room));
  }

  /** Whether what comes from this room was said before one came. */
  boolean isJoining(RoomName room) {
    return guarded(() -> entered.contains(room) && !live.contains(room) && !away.contains(room));
  }

  /** Whether what comes from this room was said while one was away. */
  boolean isCatchingUp(RoomName room) {
    return guarded(() -> away.contains(room));
  }

  /** The link broke: nothing is live, and what is missed will be told. */
  void lost() {
    guarded(
        () -> {
          away.addAll(live);
          live.clear();
          leaving.clear();
          return away;
        });
  }

  /** What is told next is what was said before one came, not what was missed. */
  void otherLog() {
    guarded(
        () -> {
          away.clear();
          return away;
        });
  }

  /** It is asked for. */
  void enter(RoomName room) {
    guarded(
        () -> {
          entered.add(room);
          ever.add(room);
          current = asEntered(room);
          return current;
        });
  }

  /** What is typed goes there from now on, if one is in it. */
  void bringToFront(RoomName room) {
    guarded(
        () -> {
          current = asEntered(room).or(() -> current);
          return current;
        });
  }

  /** Its replay has ended. */
  void live(RoomName room) {
    guarded(
        () -> {
          away.remove(room);
          return entered.contains(room) && live.add(room);
        });
  }

  /** It was not let into; nothing changes if one was in it already. */
  void refused(RoomName room) {
    if (!isLive(room)) {
      leave(room);
    }
  }

  /** It is asked to be left; the server's answer is yet to come. */
  void leaving(RoomName room) {
    guarded(() -> leaving.merge(room, 1, Integer::sum));
  }

  /**
   * The server answered a request to leave.
   *
   * @return false if there was no such request: one was made to leave
   */
  boolean leavingAnswered(RoomName room) {
    return guarded(
        () -> {
          boolean wasAsked = leaving.containsKey(room);
          leaving.computeIfPresent(room, (name, count) -> count == 1 ? null : count - 1);
          return wasAsked;
        });
  }

  /** Falls back to the room that was entered last. */
  void leave(RoomName room) {
    guarded(
        () -> {
          entered.remove(room);
          live.remove(room);
          away.remove(room);
          if (current.filter(room::equals).isPresent()) {
            current = entered.stream().reduce((before, last) -> last);
          }
          return current;
        });
  }

  /** In the spelling in which it was entered. */
  private Optional<RoomName> asEntered(RoomName room) {
    return entered.stream().filter(room::equals).findFirst();
  }

  private <T> T guarded(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
