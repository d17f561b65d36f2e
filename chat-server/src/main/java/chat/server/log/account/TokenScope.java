package chat.server.log.account;

import chat.protocol.Limits;
import chat.protocol.RoomName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a token allows of what its account may do.
 *
 * @param isReadOnly whether it allows to read alone
 * @param rooms the rooms that it allows; all of them, and direct messages, if there is none
 */
public record TokenScope(boolean isReadOnly, Set<RoomName> rooms) {
  /** Whatever the account may do. */
  public static final TokenScope ALL = new TokenScope(false, Set.of());

  private static final String READ = "read";

  public TokenScope {
    rooms = new LinkedHashSet<>(rooms);
  }

  /** Returns the rooms in their order; empty for all. */
  @Override
  public Set<RoomName> rooms() {
    return new LinkedHashSet<>(rooms);
  }

  /**
   * Returns the scope of stored words. One that this version does not know limits the token to
   * reading: it meant less than everything.
   */
  public static TokenScope parse(String words) {
    boolean isReadOnly = false;
    Set<RoomName> rooms = new LinkedHashSet<>();
    for (String word : words.split(" ", -1)) {
      if (word.startsWith("#")) {
        rooms.add(RoomName.received(word));
      } else if (!word.isEmpty()) {
        isReadOnly = true;
      }
    }
    return new TokenScope(isReadOnly, rooms);
  }

  /** Returns the words for it: {@code read}, and the rooms. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    if (isReadOnly) {
      words.add(READ);
    }
    rooms.forEach(room -> words.add(room.value()));
    return words;
  }

  /** Returns whether it allows less than the account may do. */
  public boolean isLimited() {
    return isReadOnly || hasRooms();
  }

  /** Returns whether it allows some rooms alone. */
  public boolean hasRooms() {
    return !rooms.isEmpty();
  }

  public boolean allows(RoomName room) {
    return rooms.isEmpty() || rooms.contains(room);
  }

  /** Returns whether it allows a room, or the inbox, by its name on the wire. */
  public boolean allows(String place) {
    return rooms.isEmpty()
        || (!place.equals(Limits.INBOX) && rooms.contains(RoomName.received(place)));
  }

  @Override
  public String toString() {
    return String.join(" ", words());
  }
}
