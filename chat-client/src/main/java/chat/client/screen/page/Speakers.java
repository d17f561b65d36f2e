package chat.client.screen.page;

import chat.protocol.Nick;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who has spoken in a room. The session thread's. */
public final class Speakers {
  /** Nobody picks a nick out of more, and a server may make up any number. */
  private static final int MAX_NICKS = 10_000;

  // The last speaker comes last; the value is whether they spoke since we entered the room.
  private final Map<Nick, Boolean> speakers = new LinkedHashMap<>();
  private Optional<Nick> last = Optional.empty();
  private List<Nick> copy = List.of();
  private boolean isOutdated;

  /**
   * Notes a speaker.
   *
   * @param isNow whether it was since we entered the room
   */
  public void spoke(Nick nick, boolean isNow) {
    Boolean before = speakers.remove(nick);
    put(nick, isNow || (before != null && before));
    if (speakers.size() > MAX_NICKS) {
      speakers.remove(speakers.keySet().iterator().next());
    }
  }

  public void renamed(Nick before, Nick now) {
    Boolean spoke = speakers.remove(before);
    if (spoke != null) {
      put(now, spoke);
    }
  }

  /** Returns whether this nick has spoken since we entered the room. */
  public boolean hasSpoken(Nick nick) {
    return speakers.getOrDefault(nick, false);
  }

  /** Returns all speakers, the last one last; the same list until the order changes. */
  public List<Nick> nicks() {
    if (isOutdated) {
      copy = List.copyOf(speakers.keySet());
      isOutdated = false;
    }
    return copy;
  }

  private void put(Nick nick, boolean hasSpoken) {
    speakers.put(nick, hasSpoken);
    isOutdated = isOutdated || !last.equals(Optional.of(nick));
    last = Optional.of(nick);
  }
}
