package chat.client.screen;

import chat.client.event.ChatLine;
import chat.client.event.ChatLine.When;
import chat.client.event.RoomSnapshot;
import chat.client.event.SessionSnapshot;
import chat.client.screen.HeldBack.Held;
import chat.client.screen.StatusParts.FrontRoom;
import chat.client.screen.StatusParts.OtherRoom;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rooms as a screen shows them: the session's snapshot, and what the person has yet to see in
 * each. The session thread's.
 */
final class ScreenRooms {
  /** Nobody looks through more, and a server may make up any number. */
  private static final int MAX_LISTED = 10_000;

  private final Map<RoomName, RoomNotes> notes = new HashMap<>();
  private final Set<RoomName> listed = new LinkedHashSet<>();
  private List<RoomName> listedCopy = List.of();
  private SessionSnapshot session = SessionSnapshot.STARTING;
  private Unread printed = Unread.NONE;

  /** Forgets the rooms that we left; one that was entered again begins without notes. */
  void update(SessionSnapshot next) {
    session = next;
    Set<RoomName> names = new LinkedHashSet<>(next.roomNames());
    notes.keySet().retainAll(names);
    names.forEach(name -> notes.computeIfAbsent(name, n -> new RoomNotes()));
  }

  Optional<Nick> own() {
    return session.nick();
  }

  /** Returns the room that we type into. */
  Optional<RoomName> front() {
    return session.isPlain() ? Optional.empty() : session.current();
  }

  boolean isFront(RoomName room) {
    return front().filter(room::equals).isPresent();
  }

  /** Returns the notes on a room; empty if we are not in it, for a server could name any number. */
  Optional<RoomNotes> notes(RoomName room) {
    return Optional.ofNullable(notes.get(room));
  }

  /** Notes the author. Messages that HISTORY or SEARCH found do not say who is there. */
  void spoke(ChatLine line) {
    if (line.when() != When.FOUND) {
      line.room()
          .flatMap(this::notes)
          .ifPresent(room -> room.speakers().spoke(line.nick(), !line.isEarlier()));
    }
  }

  boolean hasSpoken(RoomName name, Nick nick) {
    return notes(name).filter(room -> room.speakers().hasSpoken(nick)).isPresent();
  }

  boolean hasSpoken(Nick nick) {
    return notes.values().stream().anyMatch(room -> room.speakers().hasSpoken(nick));
  }

  void renamed(Nick before, Nick now) {
    notes.values().forEach(room -> room.speakers().renamed(before, now));
  }

  /**
   * Holds a message back until its room is in front.
   *
   * @param counts whether it counts as unread
   * @return false if we are not in that room
   */
  boolean holdBack(RoomName name, Held message, boolean counts) {
    Optional<RoomNotes> room = notes(name);
    room.ifPresent(r -> r.heldBack().add(message, counts));
    return room.isPresent();
  }

  /** Another's message was printed: it counts as unread until the person presses a key. */
  void printed(Held message) {
    printed = printed.and(message.highlighted());
    if (message.highlighted()) {
      message
          .line()
          .room()
          .filter(name -> !isFront(name))
          .flatMap(this::notes)
          .ifPresent(RoomNotes::highlightPrinted);
    }
  }

  void listed(RoomName room) {
    if (listed.size() < MAX_LISTED && listed.add(room)) {
      listedCopy = List.of();
    }
  }

  /** Returns the next room after the one in front with a highlight, else with a new message. */
  Optional<RoomName> nextUnread() {
    List<RoomName> after = afterFront();
    return after.stream()
        .filter(room -> unread(room).highlights() > 0)
        .findFirst()
        .or(() -> after.stream().filter(room -> unread(room).messages() > 0).findFirst())
        .or(session::afterCurrent);
  }

  /** Returns everything that is drawn besides the messages. */
  ScreenState state(Optional<String> question, int questions) {
    Unread heldBack =
        notes.values().stream()
            .map(room -> room.heldBack().unread())
            .reduce(Unread.NONE, Unread::plus);
    return new ScreenState(
        status(), question, questions, session.oldestPending(), printed, heldBack, names());
  }

  private StatusParts status() {
    Optional<FrontRoom> front = Optional.empty();
    List<OtherRoom> others = new ArrayList<>();
    int number = 0;
    for (RoomSnapshot room : session.isPlain() ? List.<RoomSnapshot>of() : session.rooms()) {
      number++;
      if (session.isCurrent(room.name())) {
        front =
            Optional.of(new FrontRoom(number, room.name(), room.topic().toString(), room.count()));
      } else {
        others.add(new OtherRoom(number, room.name(), unread(room.name())));
      }
    }
    return new StatusParts(session.nick(), front, others, session.link(), session.pendingCount());
  }

  private KnownNames names() {
    if (listedCopy.isEmpty() && !listed.isEmpty()) {
      listedCopy = List.copyOf(listed);
    }
    Optional<RoomName> front = front();
    return new KnownNames(
        session.nick(),
        front.flatMap(session::room),
        front.flatMap(this::notes).map(room -> room.speakers().nicks()).orElse(List.of()),
        session.roomNames(),
        listedCopy);
  }

  private Unread unread(RoomName name) {
    return notes(name).map(RoomNotes::unread).orElse(Unread.NONE);
  }

  private List<RoomName> afterFront() {
    List<RoomName> entered = session.roomNames();
    int front = session.current().map(entered::indexOf).orElse(-1);
    List<RoomName> after = new ArrayList<>(entered.subList(front + 1, entered.size()));
    after.addAll(entered.subList(0, Math.max(front, 0)));
    return after;
  }
}
