package chat.client.session;

import chat.client.event.ClientEvent;
import chat.client.event.Console;
import chat.client.session.Timers.Timer;
import chat.client.session.login.NickLogin;
import chat.client.session.state.EventLog;
import chat.client.session.state.JoinedRoom;
import chat.client.session.state.JoinedRooms;
import chat.client.session.state.ReadMarks;
import chat.protocol.AccountMessage;
import chat.protocol.ClientMessage;
import chat.protocol.Limits;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Synchronizes this device with the others of our account: a person's devices follow each other
 * into rooms, and share what was read. The session thread owns it.
 */
final class OtherDevices {
  /**
   * The delay after which a device follows, so that one that enters and leaves at once is not
   * chased.
   */
  private static final Duration FOLLOWING = Duration.ofSeconds(1);

  private static final Duration READING = Duration.ofSeconds(2);

  private final Uplink uplink;
  private final JoinedRooms rooms;
  private final NickLogin login;
  private final Timers timers;
  private final EventLog events;
  private final ReadMarks marks;
  private final Map<RoomName, Boolean> wanted = new LinkedHashMap<>(); // whether to be there

  OtherDevices(Uplink uplink, JoinedRooms rooms, NickLogin login, Timers timers, EventLog events) {
    this.uplink = uplink;
    this.rooms = rooms;
    this.login = login;
    this.timers = timers;
    this.events = events;
    this.marks = new ReadMarks(rooms);
  }

  Uplink uplink() {
    return uplink;
  }

  /** The account has changed, or was logged out. */
  void accountChanged() {
    marks.clear();
    if (!login.account().isLoggedIn()) {
      wanted.forEach(this::removedAsGuest);
    }
    wanted.clear();
    rooms.inbox().use(login.account().number());
  }

  /** The answer to a login is complete: joins the new inbox on a link that is in use. */
  void accountKnown() {
    if (uplink.isWelcomed()) {
      uplink.send(rooms.inbox().join());
      if (login.account().isLoggedIn()) {
        enterRoomsForAccounts();
      }
    }
  }

  private void enterRoomsForAccounts() {
    List<RoomName> refused = rooms.forAccounts().take();
    for (RoomName room : refused) {
      rooms.enter(room);
      uplink.send(rooms.firstJoin(room));
    }
    if (!refused.isEmpty()) {
      frontChanged();
    }
  }

  /** A server for accounts only removes us from our rooms just before it logs us out. */
  private void removedAsGuest(RoomName room, boolean isThere) {
    if (!isThere && rooms.find(room).filter(JoinedRoom::isEntered).isPresent()) {
      rooms.removed(room);
      rooms.forAccounts().left(room);
      frontChanged();
    }
  }

  private void frontChanged() {
    events.changed();
    events.add(new ClientEvent.FrontChanged(rooms.pages().front()));
  }

  /** The server reports how far our account has read. */
  void read(AccountMessage.Read read) {
    marks.known(read.place(), read.seq());
    if (read.place().equals(Limits.INBOX)) {
      rooms.inbox().read(read.seq());
      return;
    }
    JoinedRooms.parsed(read.place())
        .ifPresent(
            room -> {
              events.add(new ClientEvent.ReadElsewhere(room, read.seq()));
              // To follow into a room of that name would enter the one that we are invited to.
              if (read.isIn() && !rooms.isInvited(room)) {
                follow(room, true);
              }
            });
  }

  /** A direct message was received. */
  void told(ServerMessage.Told told) {
    marks.told(told.nick(), told.seq());
  }

  /** Another device has entered or left a room. */
  void follow(RoomName room, boolean isThere) {
    if (login.asksPerson()) {
      wanted.put(room, isThere);
      timers.set(Timer.FOLLOW, FOLLOWING);
    }
  }

  /** A room's name may mean another log from now on: none follows another there. */
  void forget(RoomName room) {
    marks.forget(room);
    wanted.remove(room);
  }

  /** Follows the other devices now. */
  void followNow() {
    if (!uplink.isWelcomed()) {
      timers.set(Timer.FOLLOW, FOLLOWING);
      return;
    }
    wanted.forEach(
        (room, isThere) -> {
          boolean isHere = rooms.find(room).filter(JoinedRoom::isEntered).isPresent();
          if (isThere && !isHere) {
            rooms.follow(room);
            uplink.send(rooms.firstJoin(room));
          } else if (!isThere && isHere) {
            rooms.find(room).ifPresent(JoinedRoom::leaveRequested);
            uplink.send(new ClientMessage.Leave(room));
            rooms.leave(room);
            events.notice("left " + room + " as on another device of yours");
          }
        });
    wanted.clear();
    events.changed();
  }

  /** Records what the user reads now, and schedules a report of it. */
  void settle(Console console) {
    if (!login.account().isLoggedIn() || !uplink.isWelcomed()) {
      return;
    }
    if (isRead(console)) {
      marks.frontIsRead(console.isForPerson());
    }
    if (!timers.isSet(Timer.READ)) {
      timers.set(Timer.READ, READING);
    }
  }

  /** Reports what the user has read. */
  void readNow(Console console) {
    boolean isKnown = login.account().isLoggedIn() && uplink.isOpen() && uplink.isWelcomed();
    if (isKnown && isRead(console)) {
      marks.take().forEach(uplink::send);
    }
  }

  /** Whether somebody sees what is shown: a person who is there, or a program. */
  private static boolean isRead(Console console) {
    return !console.isForPerson() || console.isAttended();
  }
}
