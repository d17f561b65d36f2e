package chat.client.screen;

import chat.client.event.Page;
import chat.client.event.PagesSnapshot;
import chat.client.event.RoomSnapshot;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The names that can be completed, at one time. They are sorted when somebody asks, for they change
 * with every message.
 *
 * @param own our nick
 * @param front the room in front
 * @param speakers who has spoken there, the last speaker last
 * @param pages the rooms we are in, and direct conversations
 * @param listed those that the server has listed
 */
public record KnownNames(
    Optional<Nick> own,
    Optional<RoomSnapshot> front,
    List<Nick> speakers,
    PagesSnapshot pages,
    List<RoomName> listed) {
  static final KnownNames NONE =
      new KnownNames(Optional.empty(), Optional.empty(), List.of(), PagesSnapshot.NONE, List.of());

  public KnownNames {
    speakers = List.copyOf(speakers);
    listed = List.copyOf(listed);
  }

  /**
   * Returns the others in the room in front: speakers, the last one first, then the rest by the
   * alphabet. Where the server names everyone, those who have left are omitted. The other side of
   * the conversation in front comes first, those of other conversations last.
   */
  public List<Nick> nicks() {
    Set<Nick> members = front.map(RoomSnapshot::members).orElse(Set.of());
    boolean areAllKnown = front.filter(RoomSnapshot::membersComplete).isPresent();
    Set<Nick> spoke = new HashSet<>(speakers);
    List<Nick> nicks = new ArrayList<>(speakers);
    Collections.reverse(nicks);
    nicks.removeIf(nick -> areAllKnown && !members.contains(nick));
    members.stream()
        .filter(nick -> !spoke.contains(nick))
        .sorted(Comparator.comparing(nick -> nick.value().toLowerCase(Locale.ROOT)))
        .forEach(nicks::add);
    Set<Nick> ordered = new LinkedHashSet<>();
    pages.front().flatMap(Page::partner).ifPresent(ordered::add);
    ordered.addAll(nicks);
    ordered.addAll(pages.partners());
    own.ifPresent(ordered::remove);
    return List.copyOf(ordered);
  }

  /** Returns the rooms we are in, then those that were listed. */
  public List<RoomName> rooms() {
    Set<RoomName> known = new LinkedHashSet<>(pages.rooms());
    known.addAll(listed);
    return List.copyOf(known);
  }
}
