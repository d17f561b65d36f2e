package chat.client.ui.screen;

import chat.protocol.Limits;
import chat.protocol.Nick;
import chat.protocol.ServerMessage.Members;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Who is in a room, and who said something there. Guarded by the board's lock. */
final class People {
  /** A server may tell of more people than makes sense; nobody picks a nick out of more. */
  private static final int MAX_NICKS = 10_000;

  private final Set<Nick> present = new HashSet<>();
  private final Set<Nick> gathered = new LinkedHashSet<>();
  // Who spoke last is last; the value tells whether it was in this run.
  private final Map<Nick, Boolean> speakers = new LinkedHashMap<>();
  private OptionalInt count = OptionalInt.empty();

  /** Where there are many, the names come in several parts, or not at all. */
  void members(Members members) {
    count = OptionalInt.of(members.count());
    if (members.nicks().isEmpty()) {
      present.clear();
      gathered.clear();
      return;
    }
    members.nicks().stream().limit(MAX_NICKS - gathered.size()).forEach(gathered::add);
    if (gathered.size() >= Math.min(members.count(), MAX_NICKS)) {
      present.clear();
      present.addAll(gathered);
      gathered.clear();
    }
  }

  void joined(Nick nick) {
    if (present.size() < MAX_NICKS && present.add(nick)) {
      change(1);
    }
  }

  void left(Nick nick) {
    if (present.remove(nick) || !areAllKnown()) {
      change(-1);
    }
  }

  void renamed(Nick before, Nick now) {
    if (present.remove(before)) {
      present.add(now);
    }
    Boolean spoke = speakers.remove(before);
    if (spoke != null) {
      speakers.put(now, spoke);
    }
  }

  void spoke(Nick nick, boolean inThisRun) {
    Boolean before = speakers.remove(nick);
    speakers.put(nick, inThisRun || (before != null && before));
    if (speakers.size() > MAX_NICKS) {
      speakers.remove(speakers.keySet().iterator().next());
    }
  }

  boolean hasSpoken(Nick nick) {
    return speakers.getOrDefault(nick, false);
  }

  /** Unknown until the server told it. */
  OptionalInt count() {
    return count;
  }

  /** Who spoke last first, then the rest by the alphabet; nobody who has left. */
  List<Nick> nicks() {
    List<Nick> nicks = new ArrayList<>();
    boolean all = areAllKnown();
    speakers.keySet().stream()
        .filter(nick -> !all || present.contains(nick))
        .forEach(nick -> nicks.add(0, nick));
    present.stream()
        .filter(nick -> !speakers.containsKey(nick))
        .sorted(Comparator.comparing(nick -> nick.value().toLowerCase(Locale.ROOT)))
        .forEach(nicks::add);
    return nicks;
  }

  private boolean areAllKnown() {
    return count.isPresent() && present.size() >= Math.min(count.getAsInt(), MAX_NICKS);
  }

  private void change(int by) {
    if (count.isPresent()) {
      int now = Math.max(0, count.getAsInt() + by);
      // In a crowd nobody is told who comes and goes, and how many there are is not known any more.
      count = now < Limits.MAX_PRESENCE ? OptionalInt.of(now) : OptionalInt.empty();
    }
  }
}
