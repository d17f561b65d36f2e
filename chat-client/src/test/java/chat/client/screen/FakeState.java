package chat.client.screen;

import chat.client.event.InputState;
import chat.client.event.LinkState;
import chat.client.event.Page;
import chat.client.event.PagesSnapshot;
import chat.client.event.RoomSnapshot;
import chat.client.event.SessionSnapshot;
import chat.protocol.ClientMessage;
import chat.protocol.Nick;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The state of a fake session, and whether it has changed. One thread at a time. */
final class FakeState {
  private final Map<RoomName, RoomSnapshot> rooms = new LinkedHashMap<>();
  private final List<ClientMessage.Numbered> pending = new ArrayList<>();
  private final List<Page> pages = new ArrayList<>();
  private Optional<Page> front = Optional.empty();
  private Optional<Nick> nick = Optional.empty();
  private LinkState link = LinkState.STARTING;
  private boolean isChanged = true;

  /** The state before the server greets; the first room is in front. */
  FakeState(List<RoomName> entered) {
    entered.forEach(this::enter);
    front = Optional.of(pages.get(0));
  }

  /** Returns the state if it has changed since the last call. */
  Optional<SessionSnapshot> takeChange() {
    if (!isChanged) {
      return Optional.empty();
    }
    isChanged = false;
    return Optional.of(
        new SessionSnapshot(
            nick,
            link,
            List.copyOf(rooms.values()),
            new PagesSnapshot(pages, front),
            pending.size(),
            pending.stream().limit(SessionSnapshot.MAX_OLDEST).toList(),
            new InputState(InputState.Phase.OPEN, 65_536)));
  }

  Nick nick() {
    return nick.orElseThrow();
  }

  boolean isUs(Nick who) {
    return nick.equals(Optional.of(who));
  }

  /** The server welcomes us under this nick. */
  void welcome(Nick as) {
    nick = Optional.of(as);
  }

  void link(LinkState next) {
    link = next;
    isChanged = true;
  }

  void queue(ClientMessage.Numbered message) {
    pending.add(message);
    isChanged = true;
  }

  /** No message of ours is pending any more. */
  void clearPending() {
    pending.clear();
    isChanged = true;
  }

  /** Returns a copy of the members of a room, to change. */
  Set<Nick> members(RoomName room) {
    return new HashSet<>(rooms.get(room).members());
  }

  /** The server names all members of a room. */
  void members(RoomName room, Set<Nick> members) {
    put(room, rooms.get(room).topic(), OptionalInt.of(members.size()), members, true);
  }

  /** The server counts the members of a room, and names none. */
  void count(RoomName room, int count) {
    put(room, rooms.get(room).topic(), OptionalInt.of(count), Set.of(), false);
  }

  void topic(RoomName room, Text topic) {
    RoomSnapshot before = rooms.get(room);
    put(room, topic, before.count(), before.members(), before.membersComplete());
  }

  /** Applies a nick change, which may be our own. */
  void rename(ServerMessage.Renamed renamed) {
    nick = isUs(renamed.before()) ? Optional.of(renamed.now()) : nick;
    for (RoomSnapshot room : List.copyOf(rooms.values())) {
      Set<Nick> members = new HashSet<>(room.members());
      if (members.remove(renamed.before())) {
        members.add(renamed.now());
        members(room.name(), members);
      }
    }
    pages.replaceAll(page -> renamed(page, renamed));
    front = front.map(page -> renamed(page, renamed));
    isChanged = true;
  }

  private static Page renamed(Page page, ServerMessage.Renamed renamed) {
    return page.equals(Page.with(renamed.before())) ? Page.with(renamed.now()) : page;
  }

  Optional<Page> front() {
    return front;
  }

  void front(Page page) {
    front = Optional.of(page);
    isChanged = true;
  }

  /** Adds a page after the others, unless it is open. */
  void open(Page page) {
    if (!pages.contains(page)) {
      pages.add(page);
    }
  }

  /** Removes a page; if it was in front, the first one is now. */
  void close(Page page) {
    pages.remove(page);
    if (front.equals(Optional.of(page))) {
      front = pages.stream().findFirst();
    }
    isChanged = true;
  }

  void enter(RoomName room) {
    put(room, Text.EMPTY, OptionalInt.empty(), Set.of(), false);
    open(Page.of(room));
  }

  void leave(RoomName room) {
    rooms.remove(room);
    close(Page.of(room));
  }

  private void put(
      RoomName room, Text topic, OptionalInt count, Set<Nick> members, boolean isComplete) {
    rooms.put(room, new RoomSnapshot(room, topic, count, members, isComplete, false));
    isChanged = true;
  }
}
