package chat.client.ui.screen;

import chat.client.ui.ChatLine;
import chat.client.ui.ChatLine.Kind;
import chat.client.ui.ChatLine.When;
import chat.client.ui.RoomList;
import chat.client.ui.screen.HeldBack.Batch;
import chat.client.ui.screen.HeldBack.Held;
import chat.client.ui.screen.Status.FrontRoom;
import chat.client.ui.screen.Status.OtherRoom;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is known of the rooms and the people in them, and what of it the person has yet to see. Any
 * thread may tell and ask.
 */
final class RoomBoard {
  /** A server may list more rooms than anyone would look through. */
  private static final int MAX_KNOWN = 10_000;

  private final RoomList rooms;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<RoomName, Room> states = new HashMap<>(); // guarded by lock, as all below
  private final Set<RoomName> listed = new LinkedHashSet<>();
  private Optional<Nick> own = Optional.empty();
  private Optional<Nick> lastTold = Optional.empty();
  private Unread unseen = Unread.NONE;
  private LinkState link = LinkState.STARTING;

  /** A room one is in. */
  private static final class Room {
    private final People people = new People();
    private final HeldBack heldBack = new HeldBack();
    private Text topic = Text.EMPTY;
    // Highlights that were printed while another room was in front: one may want to go there.
    private int calls;

    private Unread unread() {
      return heldBack.unread().plus(new Unread(calls, calls));
    }
  }

  RoomBoard(RoomList rooms) {
    this.rooms = rooms;
  }

  /** Who one is; empty until the server has said so. */
  Optional<Nick> own() {
    return guarded(() -> own);
  }

  /** The room that is typed into. */
  Optional<RoomName> front() {
    return rooms.current();
  }

  /** The room of that number, from 1. */
  Optional<RoomName> numbered(int number) {
    return rooms.entered().stream().skip(number - 1L).findFirst();
  }

  /** Where to go next: a room with a highlight, else with anything new, after the one in front. */
  Optional<RoomName> nextWithNews() {
    return guarded(
        () -> {
          List<RoomName> after = afterFront();
          return after.stream()
              .filter(room -> unread(room).highlights() > 0)
              .findFirst()
              .or(() -> after.stream().filter(room -> unread(room).messages() > 0).findFirst());
        });
  }

  /** The people in the front room but oneself: who spoke last first, then by the alphabet. */
  List<Nick> nicks() {
    return guarded(
        () -> {
          List<Nick> nicks =
              new ArrayList<>(ofFront(room -> room.people.nicks()).orElse(List.of()));
          own.ifPresent(nicks::remove);
          return nicks;
        });
  }

  /** Who sent the last direct message. */
  Optional<Nick> lastTold() {
    return guarded(() -> lastTold);
  }

  /** The rooms one is in, then those that were listed. */
  List<RoomName> knownRooms() {
    return guarded(
        () -> {
          Set<RoomName> known = new LinkedHashSet<>(rooms.entered());
          known.addAll(listed);
          return List.copyOf(known);
        });
  }

  /** All that is unread; that of the front room, too, until the person {@link #looked}. */
  Unread unread() {
    return guarded(
        () ->
            entered().values().stream().map(r -> r.heldBack.unread()).reduce(unseen, Unread::plus));
  }

  /** The person pressed a key, and has seen what is on the screen. False if that was known. */
  boolean looked() {
    return guarded(
        () -> {
          boolean changes = unseen.messages() > 0;
          unseen = Unread.NONE;
          return changes;
        });
  }

  Status status(int waiting) {
    return guarded(
        () -> {
          List<RoomName> entered = rooms.entered();
          Optional<RoomName> current = rooms.current();
          List<OtherRoom> others = new ArrayList<>();
          Optional<FrontRoom> front = Optional.empty();
          for (int i = 0; i < entered.size(); i++) {
            RoomName name = entered.get(i);
            Optional<Room> room = state(Optional.of(name));
            if (current.filter(name::equals).isPresent()) {
              String topic = room.map(r -> r.topic.toString()).orElse("");
              OptionalInt people = room.map(r -> r.people.count()).orElse(OptionalInt.empty());
              front = Optional.of(new FrontRoom(i + 1, name, topic, people));
            } else {
              others.add(new OtherRoom(i + 1, name, unread(name)));
            }
          }
          return new Status(own, front, others, link, waiting);
        });
  }

  void link(LinkState next) {
    guarded(() -> link = next);
  }

  void welcomed(Nick nick) {
    guarded(() -> own = Optional.of(nick));
  }

  /** Whether one said it oneself. */
  boolean isOwn(ChatLine line) {
    return line.own()
        || (line.kind() != Kind.TOLD && own().filter(line.nick()::equals).isPresent());
  }

  /** Takes note of who spoke; what was looked up says nothing of who is there. */
  void spoke(ChatLine line) {
    guarded(
        () -> {
          if (line.kind() == Kind.TOLD) {
            lastTold = line.own() ? lastTold : Optional.of(line.nick());
          } else if (line.when() != When.FOUND) {
            state(line.room()).ifPresent(r -> r.people.spoke(line.nick(), !line.isEarlier()));
          }
          return lastTold;
        });
  }

  /** Whether somebody said something in this room since this run began. */
  boolean hasSpoken(RoomName name, Nick nick) {
    return guarded(
        () -> state(Optional.of(name)).filter(room -> room.people.hasSpoken(nick)).isPresent());
  }

  /** Whether somebody said something in any of the rooms since this run began. */
  boolean hasSpoken(Nick nick) {
    return guarded(() -> entered().values().stream().anyMatch(r -> r.people.hasSpoken(nick)));
  }

  /** Keeps a message until its room is in front; false if one isn't in that room. */
  boolean hold(RoomName name, Held held, boolean counts) {
    return guarded(
        () -> {
          Optional<Room> room = state(Optional.of(name));
          room.ifPresent(r -> r.heldBack.add(held, counts));
          return room.isPresent();
        });
  }

  /** A message of somebody else's was printed, and is yet to be looked at. */
  void printed(ChatLine line, boolean highlighted) {
    guarded(
        () -> {
          unseen = unseen.and(highlighted);
          if (highlighted && line.room().filter(room -> !rooms.isCurrent(room)).isPresent()) {
            state(line.room()).ifPresent(room -> room.calls++);
          }
          return unseen;
        });
  }

  /** Gives out what was held back, for the room is in front now. */
  Batch take(RoomName name) {
    return guarded(
        () -> {
          Optional<Room> room = state(Optional.of(name));
          room.ifPresent(r -> r.calls = 0);
          return room.map(r -> r.heldBack.take()).orElse(Batch.NONE);
        });
  }

  /** False if that is what it was before. */
  boolean topic(ServerMessage.Topic topic) {
    return guarded(
        () -> {
          Optional<Room> room = state(Optional.of(topic.room()));
          boolean changes = room.filter(r -> r.topic.equals(topic.topic())).isEmpty();
          room.ifPresent(r -> r.topic = topic.topic());
          return changes;
        });
  }

  void members(ServerMessage.Members members) {
    change(members.room(), room -> room.people.members(members));
  }

  void joined(ServerMessage.Joined joined) {
    change(Optional.of(joined.room()), room -> room.people.joined(joined.nick()));
  }

  void left(ServerMessage.Left left) {
    change(Optional.of(left.room()), room -> room.people.left(left.nick()));
  }

  void renamed(ServerMessage.Renamed renamed) {
    guarded(
        () -> {
          Nick before = renamed.before();
          Nick now = renamed.now();
          own = own.map(nick -> nick.equals(before) ? now : nick);
          lastTold = lastTold.map(nick -> nick.equals(before) ? now : nick);
          entered().values().forEach(room -> room.people.renamed(before, now));
          return own;
        });
  }

  void listed(RoomName room) {
    guarded(() -> listed.size() < MAX_KNOWN && listed.add(room));
  }

  private List<RoomName> afterFront() {
    List<RoomName> entered = rooms.entered();
    int front = rooms.current().map(entered::indexOf).orElse(-1);
    List<RoomName> after = new ArrayList<>(entered.subList(front + 1, entered.size()));
    after.addAll(entered.subList(0, Math.max(front, 0)));
    return after;
  }

  private Unread unread(RoomName name) {
    return state(Optional.of(name)).map(Room::unread).orElse(Unread.NONE);
  }

  private <T> Optional<T> ofFront(Function<Room, T> what) {
    return state(rooms.current()).map(what);
  }

  private void change(Optional<RoomName> name, Consumer<Room> change) {
    guarded(
        () -> {
          state(name).ifPresent(change);
          return name;
        });
  }

  /** Empty for rooms one isn't in: a server could name any number of those. */
  private Optional<Room> state(Optional<RoomName> name) {
    return name.map(entered()::get);
  }

  /** A room that was left is forgotten; one that was entered since begins anew. */
  private Map<RoomName, Room> entered() {
    List<RoomName> entered = rooms.entered();
    states.keySet().retainAll(entered);
    entered.forEach(name -> states.computeIfAbsent(name, n -> new Room()));
    return states;
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
