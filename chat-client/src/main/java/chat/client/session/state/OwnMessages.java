package chat.client.session.state;

import chat.protocol.RoomName;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which messages of our rooms are ours, by their numbers: HISTORY and SEARCH do not say. It
 * remembers the last {@value #MAX_REMEMBERED}. The session thread owns it.
 */
public final class OwnMessages {
  static final int MAX_REMEMBERED = 10_000;

  private final Set<Place> places = new LinkedHashSet<>();

  private record Place(RoomName room, long seq) {}

  /** Remembers the number of a message of ours. */
  public void add(RoomName room, long seq) {
    places.add(new Place(room, seq));
    if (places.size() > MAX_REMEMBERED) {
      Iterator<Place> oldest = places.iterator();
      oldest.next();
      oldest.remove();
    }
  }

  public boolean contains(RoomName room, long seq) {
    return places.contains(new Place(room, seq));
  }

  /** Forgets all numbers: in another log they belong to other messages. */
  public void clear() {
    places.clear();
  }
}
