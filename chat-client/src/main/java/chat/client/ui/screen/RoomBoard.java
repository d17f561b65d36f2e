package chat.client.ui.screen;

import chat.client.ui.ChatLine;
import chat.client.ui.ChatLine.Kind;
import chat.client.ui.ChatLine.When;
import chat.client.ui.RoomList;
import chat.client.ui.screen.HeldBack.Batch;
import chat.client.ui.screen.HeldBack.Held;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What is known of the rooms and the people in them, and what of it the person has yet to see. Any
 * thread may tell and ask.
 */
final class RoomBoard {
  /** A server may list more rooms than anyone would look through. */
  private static final int MAX_LISTED = 10_000;

  private final RoomList list;
  private final ReentrantLock lock = new ReentrantLock();
  private final EnteredRooms rooms; // guarded by lock, as all below
  private final Set<RoomName> listed = new LinkedHashSet<>();
  private Optional<Nick> own = Optional.empty();
  private Unread unseen = Unread.NONE;
  private LinkState link = LinkState.STARTING;

  RoomBoard(RoomList list) {
    this.list = list;
    this.rooms = new EnteredRooms(list);
  }

  /** Who one is; empty until the server has said so. */
  Optional<Nick> own() {
    return guarded(() -> own);
  }

  /** Whether the server is no chat server, and knows no rooms. */
  boolean isPlain() {
    return guarded(() -> link.phase() == LinkState.Phase.PLAIN);
  }

  /** The room that is typed into. */
  Optional<RoomName> front() {
    return guarded(() -> isPlain() ? Optional.empty() : rooms.frontName());
  }

  /** Where to go next: a room with a highlight, else with anything new, after the one in front. */
  Optional<RoomName> nextWithNews() {
    return guarded(rooms::nextWithNews);
  }

  /** The people in the front room but oneself: who spoke last first, then by the alphabet. */
  List<Nick> nicks() {
    return guarded(
        () -> {
          List<Nick> nicks = new ArrayList<>();
          rooms.front().ifPresent(room -> nicks.addAll(room.people().nicks()));
          own.ifPresent(nicks::remove);
          return nicks;
        });
  }

  /** The rooms one is in, then those that were listed. */
  List<RoomName> knownRooms() {
    return guarded(
        () -> {
          Set<RoomName> known = new LinkedHashSet<>(list.entered());
          known.addAll(listed);
          return List.copyOf(known);
        });
  }

  /** All that is yet to be seen; what was printed counts until the person {@link #looked}. */
  Unread unread() {
    return guarded(() -> rooms.all().stream().map(Room::heldBack).reduce(unseen, Unread::plus));
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

  Standing status(int waiting) {
    return guarded(
        () ->
            isPlain()
                ? new Standing(own, Optional.empty(), List.of(), link, waiting)
                : new Standing(own, rooms.frontStatus(), rooms.others(), link, waiting));
  }

  void link(LinkState next) {
    guarded(() -> link = next);
  }

  /** Whoever measures it may be late: of a link that is lost since, it says nothing. */
  void lag(Duration time) {
    guarded(() -> link = link.phase() == LinkState.Phase.LIVE ? LinkState.live(time) : link);
  }

  void welcomed(Nick nick) {
    guarded(() -> own = Optional.of(nick));
  }

  boolean isOwn(Nick nick) {
    return own().filter(nick::equals).isPresent();
  }

  /** Whether one said it oneself. */
  boolean isOwn(ChatLine line) {
    return line.own() || (line.kind() != Kind.TOLD && isOwn(line.nick()));
  }

  /** Takes note of who spoke; what was looked up says nothing of who is there. */
  void spoke(ChatLine line) {
    if (line.when() != When.FOUND) {
      change(line.room(), room -> room.people().spoke(line.nick(), !line.isEarlier()));
    }
  }

  /** Whether somebody said something in this room since this run began. */
  boolean hasSpoken(RoomName name, Nick nick) {
    return guarded(() -> rooms.get(name).filter(r -> r.people().hasSpoken(nick)).isPresent());
  }

  /** Whether somebody said something in any of the rooms since this run began. */
  boolean hasSpoken(Nick nick) {
    return guarded(() -> rooms.all().stream().anyMatch(r -> r.people().hasSpoken(nick)));
  }

  /**
   * Keeps a message until its room is in front.
   *
   * @param counts whether it is one that the person should know of
   * @return false if one isn't in that room
   */
  boolean hold(RoomName name, Held held, boolean counts) {
    return guarded(
        () -> {
          Optional<Room> room = rooms.get(name);
          room.ifPresent(r -> r.hold(held, counts));
          return room.isPresent();
        });
  }

  /** A message of somebody else's was printed, and is yet to be looked at. */
  void printed(ChatLine line, boolean highlighted) {
    guarded(
        () -> {
          unseen = unseen.and(highlighted);
          if (highlighted) {
            line.room()
                .filter(name -> !list.isCurrent(name))
                .flatMap(rooms::get)
                .ifPresent(Room::calls);
          }
          return unseen;
        });
  }

  /** Gives out what was held back, for the room is in front now. */
  Batch take(RoomName name) {
    return guarded(() -> rooms.get(name).map(Room::take).orElse(Batch.NONE));
  }

  /** False if that is what it was before. */
  boolean topic(ServerMessage.Topic topic) {
    return guarded(() -> rooms.get(topic.room()).filter(r -> !r.topic(topic.topic())).isEmpty());
  }

  void members(ServerMessage.Members members) {
    change(members.room(), room -> room.people().members(members));
  }

  void joined(ServerMessage.Joined joined) {
    change(Optional.of(joined.room()), room -> room.people().joined(joined.nick()));
  }

  void left(ServerMessage.Left left) {
    change(Optional.of(left.room()), room -> room.people().left(left.nick()));
  }

  void renamed(ServerMessage.Renamed renamed) {
    guarded(
        () -> {
          Nick before = renamed.before();
          Nick now = renamed.now();
          own = own.map(nick -> nick.equals(before) ? now : nick);
          rooms.all().forEach(room -> room.people().renamed(before, now));
          return own;
        });
  }

  void listed(RoomName room) {
    guarded(() -> listed.size() < MAX_LISTED && listed.add(room));
  }

  private void change(Optional<RoomName> name, Consumer<Room> change) {
    guarded(
        () -> {
          name.flatMap(rooms::get).ifPresent(change);
          return name;
        });
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
