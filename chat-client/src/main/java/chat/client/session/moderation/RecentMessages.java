package chat.client.session.moderation;

import chat.protocol.MessageKind;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.Text;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The messages that were received last, of all rooms: the acknowledgement of a change does not
 * repeat what it changes. The session thread owns it.
 */
final class RecentMessages {
  static final int MAX_MESSAGES = 1_000;
  static final long MAX_BYTES = 1 << 20;

  /** A message as it is now. */
  record Recent(RoomName room, long seq, Nick nick, boolean isOurs, MessageKind kind, Text text) {}

  private record Place(RoomName room, long seq) {}

  private final Map<Place, Recent> messages = new LinkedHashMap<>();
  private long bytes;

  /** Adds a message, or replaces one. */
  void add(Recent message) {
    Recent before = messages.put(new Place(message.room(), message.seq()), message);
    bytes += message.text().byteLength() - (before == null ? 0 : before.text().byteLength());
    Iterator<Recent> oldest = messages.values().iterator();
    while (messages.size() > MAX_MESSAGES || (bytes > MAX_BYTES && messages.size() > 1)) {
      bytes -= oldest.next().text().byteLength();
      oldest.remove();
    }
  }

  Optional<Recent> find(RoomName room, long seq) {
    return Optional.ofNullable(messages.get(new Place(room, seq)));
  }

  /** Returns the message of a room with the highest number that is meant. */
  Optional<Recent> last(RoomName room, Predicate<Recent> isMeant) {
    Optional<Recent> last = Optional.empty();
    for (Recent message : messages.values()) {
      boolean isLater = last.isEmpty() || message.seq() > last.get().seq();
      if (isLater && message.room().equals(room) && isMeant.test(message)) {
        last = Optional.of(message);
      }
    }
    return last;
  }

  void remove(RoomName room, long seq) {
    Recent removed = messages.remove(new Place(room, seq));
    bytes -= removed == null ? 0 : removed.text().byteLength();
  }

  /** Forgets a room: its name may mean another log from now on. */
  void forget(RoomName room) {
    messages.values().removeIf(message -> message.room().equals(room));
    bytes = messages.values().stream().mapToLong(message -> message.text().byteLength()).sum();
  }

  void clear() {
    messages.clear();
    bytes = 0;
  }
}
