package chat.client.net;

import chat.protocol.ClientMessage;
import chat.protocol.InvalidNameException;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage.Ack;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Which rooms this client has asked to be in, and its cursors: the last number it was told of each
 * room and of the inbox. They outlive the connections. The writer joins and leaves, the reader
 * threads move the cursors.
 */
final class Places {
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<RoomName> joined = new LinkedHashSet<>(); // guarded by lock, as all below
  private final Map<String, Long> cursors = new HashMap<>();
  private Optional<String> logId = Optional.empty();

  /** This is on its way; rooms are joined and left from then on. */
  void sent(ClientMessage message) {
    if (message instanceof ClientMessage.Join join) {
      join(join.room());
    } else if (message instanceof ClientMessage.Leave leave) {
      leave(leave.room());
    }
  }

  /** A JOIN is on its way. */
  void join(RoomName room) {
    guarded(() -> joined.add(room));
  }

  /** A LEAVE is on its way, or a JOIN was refused. Messages from before may still come. */
  void leave(RoomName room) {
    guarded(() -> joined.remove(room));
  }

  /** The server told that one has left; who comes again reads anew. */
  void forget(RoomName room) {
    guarded(() -> cursors.remove(room.key()));
  }

  /**
   * The server named its log. The numbers of another one mean nothing here, and are forgotten.
   *
   * @return false if it is another one than before
   */
  boolean isSameLog(String id) {
    return guarded(
        () -> {
          boolean same = logId.isEmpty() || logId.get().equals(id);
          if (!same) {
            cursors.clear();
          }
          logId = Optional.of(id);
          return same;
        });
  }

  /** Asks to be in the rooms again, in the order they were joined, each from its cursor on. */
  List<ClientMessage.Join> joins() {
    return guarded(
        () ->
            joined.stream().map(room -> new ClientMessage.Join(room, cursor(room.key()))).toList());
  }

  /** 0 if nothing was told. */
  long inbox() {
    return guarded(() -> cursor(Ack.INBOX).orElse(0));
  }

  /** Moves a room's cursor; false if it is there already, or further. */
  boolean advance(RoomName room, long seq) {
    return advance(room.key(), seq);
  }

  boolean advanceInbox(long seq) {
    return advance(Ack.INBOX, seq);
  }

  /** Moves the cursor of a place as the server names it; false if it is no place. */
  boolean advanceNamed(String place, long seq) {
    return key(place).filter(key -> advance(key, seq)).isPresent();
  }

  /** Everything up to that number was told, and no number beyond it. */
  void live(String place, long seq) {
    key(place).ifPresent(key -> guarded(() -> cursors.put(key, seq)));
  }

  private boolean advance(String key, long seq) {
    return guarded(
        () -> {
          boolean further = seq > cursor(key).orElse(0);
          if (further) {
            cursors.put(key, seq);
          }
          return further;
        });
  }

  private OptionalLong cursor(String key) {
    Long cursor = cursors.get(key);
    return cursor == null ? OptionalLong.empty() : OptionalLong.of(cursor);
  }

  private static Optional<String> key(String place) {
    try {
      return Optional.of(place.equals(Ack.INBOX) ? place : RoomName.of(place).key());
    } catch (InvalidNameException e) {
      // Like the - of a message that was stored before: there is no cursor to move.
      return Optional.empty();
    }
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
