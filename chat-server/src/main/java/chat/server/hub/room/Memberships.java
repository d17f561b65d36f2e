package chat.server.hub.room;

import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.InboxRequest;
import chat.protocol.Limits;
import chat.protocol.RefusedException;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.server.hub.account.AccountRooms;
import chat.server.hub.delivery.CatchUp;
import chat.server.hub.delivery.Delivery;
import chat.server.hub.delivery.OwnMessages;
import chat.server.hub.limit.RoomLimits;
import chat.server.hub.peer.RequestState;
import chat.server.hub.state.ChatState;
import chat.server.hub.state.Membership;
import chat.server.hub.state.Person;
import chat.server.hub.state.Room;
import chat.server.hub.state.User;
import chat.server.hub.state.UserInbox;
import chat.server.log.LogException;
import chat.server.log.LogName;
import chat.server.log.moderation.Ban;
import chat.server.log.moderation.RoomRole;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Carries out JOIN and LEAVE, and finds the rooms that a user may write to. The hub's thread. */
public final class Memberships {
  private final ChatState state;
  private final Delivery delivery;
  private final Presence presence;
  private final Rooms rooms;
  private final AccountRooms accountRooms;

  /** What makes rooms, deletes them, decides who may enter them, and greets those who do. */
  public record Rooms(
      EmptyRooms empty,
      RoomLimits limits,
      RoomAccess access,
      Ownership ownership,
      Greetings greetings) {}

  public Memberships(
      ChatState state,
      Delivery delivery,
      Presence presence,
      Rooms rooms,
      AccountRooms accountRooms) {
    this.state = state;
    this.delivery = delivery;
    this.presence = presence;
    this.rooms = rooms;
    this.accountRooms = accountRooms;
  }

  /** Returns what greets those who come. */
  public Greetings greetings() {
    return rooms.greetings();
  }

  public RequestState join(User user, ClientMessage request) throws RefusedException, LogException {
    if (request instanceof InboxRequest.Join && user.scope().hasRooms()) {
      // To a token for some rooms, the inbox is empty.
      user.session().orElseThrow().reply(new ServerMessage.Live(Limits.INBOX, 0));
    } else if (request instanceof InboxRequest.Join inbox) {
      follow(user.inboxMembership(), inbox.after(), OptionalLong.empty());
    } else {
      joinRoom(user, (ClientMessage.Join) request);
    }
    return RequestState.ANSWERED;
  }

  private void joinRoom(User user, ClientMessage.Join request)
      throws RefusedException, LogException {
    if (user.membership(request.room()).isEmpty()
        && user.memberships().size() >= Limits.MAX_ROOMS_PER_USER) {
      throw request.refusal(
          ErrorCode.TOO_MANY_ROOMS,
          "you can be in at most " + Limits.MAX_ROOMS_PER_USER + " rooms");
    }
    Optional<LogName> invitation = invitation(user, request);
    boolean makesRoom = invitation.isEmpty() && rooms.limits().check(user, request);
    if (makesRoom && user.scope().isReadOnly()) {
      throw request.refusal(
          ErrorCode.NO_RIGHT,
          "this token may only read, and there is no room " + request.room() + " yet");
    }
    Room room =
        invitation.isPresent()
            ? state.rooms().openPrivate(invitation.get())
            : state.rooms().findOrOpen(user.person(), request.room());
    try {
      if (makesRoom && room.rights().settings().isEmpty()) {
        room.setMaker(user);
        rooms.ownership().found(user.person(), room);
      }
      joinRoom(user, room, request);
    } catch (RefusedException | LogException e) {
      // Without a member, nothing else would remove it from memory.
      rooms.empty().deleteIfEmpty(room);
      throw e;
    }
  }

  /**
   * Returns the private room that a user enters as invited. A client that resumes, with a number,
   * enters none: an invitation takes nobody out of another room of that name.
   */
  private Optional<LogName> invitation(User user, ClientMessage.Join request) {
    return request.after().isPresent()
        ? Optional.empty()
        : state.rooms().privateRooms().invitation(user.person().account(), request.room());
  }

  private void joinRoom(User user, Room room, ClientMessage.Join request)
      throws RefusedException, LogException {
    requireEntry(user, room, request);
    if (!user.session().orElseThrow().usesMessageIds()) {
      leaveOthers(user, room);
    }
    Optional<RoomRole> first = rooms.ownership().entersFirst(user.person(), room);
    // The number is one of another log: of the room that the name denoted before.
    boolean entersOther = leaveNamesakes(user, room);
    if (first.isPresent()) {
      state.rooms().privateRooms().admit(first.get());
      accountRooms.marks().renew(user.person().account(), room.wireName(), room.lastSeq());
    }
    boolean isNew = first.isPresent() || entersOther;
    join(user, room, isNew ? OptionalLong.empty() : request.after(), request.count());
  }

  /**
   * Takes the devices of a person out of the other room with the name of one that it enters, which
   * the name denotes for all of them. Returns whether the device that enters was there.
   */
  private boolean leaveNamesakes(User user, Room entered) {
    for (User device : List.copyOf(user.person().devices())) {
      Optional<Membership<Room>> in = device.membership(entered.name());
      if (device != user && in.isPresent() && in.get().feed() != entered) {
        ServerMessage left = removeDevice(device, in.get().feed());
        device.session().ifPresent(session -> session.reply(left));
      }
    }
    Optional<Membership<Room>> other =
        user.membership(entered.name()).filter(in -> in.feed() != entered);
    other.ifPresent(in -> user.session().orElseThrow().reply(leaveRoom(user, in)));
    return other.isPresent();
  }

  /** Also asks again when a client resumes: a ban may have been made meanwhile. */
  private void requireEntry(User user, Room room, ClientMessage.Join request)
      throws RefusedException, LogException {
    try {
      if (!user.isIn(room) || user.membership(room.name()).orElseThrow().isVacant()) {
        rooms.access().requireEntry(user, room, request);
      }
    } catch (RefusedException e) {
      leave(user, room);
      throw e;
    }
  }

  /** Takes a text client out of its room, now that it enters another: it is in one at a time. */
  private void leaveOthers(User user, Room entered) {
    for (Room room : user.rooms()) {
      if (!room.name().equals(entered.name())) {
        user.session()
            .orElseThrow()
            .reply(leaveRoom(user, user.membership(room.name()).orElseThrow()));
      }
    }
  }

  public void joinLobby(User user) throws LogException {
    Room lobby = state.rooms().findOrOpen(user.person(), RoomName.LOBBY);
    Optional<Ban> ban = rooms.access().ban(RoomAccess.subject(user), Optional.of(lobby));
    if (ban.isPresent()) {
      user.session()
          .orElseThrow()
          .remark(RoomAccess.sentence(ban.get(), Optional.of(lobby)) + "; /join another room");
      return;
    }
    join(user, lobby, OptionalLong.empty(), OptionalLong.empty());
  }

  private void join(User user, Room room, OptionalLong after, OptionalLong count)
      throws LogException {
    Optional<Membership<Room>> in = user.membership(room.name());
    Membership<Room> membership = in.isPresent() ? in.get() : enter(user, room);
    follow(membership, after, count);
  }

  /** Replays a feed from a cursor; without one, as many of its newest messages as are wanted. */
  private void follow(Membership<?> membership, OptionalLong after, OptionalLong count) {
    long end = membership.feed().lastSeq();
    // A text client has no ids: it reads its older messages like any others, and gets a
    // confirmation of each message that it sends from now on.
    long ownAfter = membership.session().usesMessageIds() ? 0 : end;
    OwnMessages own = new OwnMessages(membership.user().author(), ownAfter);
    boolean hasCursor = after.orElse(Long.MAX_VALUE) <= end;
    long newest = Math.min(count.orElse(Limits.JOIN_REPLAY), Limits.MAX_HISTORY);
    delivery.follow(
        membership,
        hasCursor
            ? new CatchUp.Start(after.getAsLong(), own, true)
            : new CatchUp.Start(Math.max(0, end - newest), own, false));
  }

  private Membership<Room> enter(User user, Room room) throws LogException {
    Membership<Room> membership = user.enter(room);
    try {
      rooms.access().enter(membership);
    } catch (LogException e) {
      user.leave(room);
      throw e;
    }
    presence.joined(user, room);
    accountRooms.entered(user, room);
    rooms.greetings().entered(user, room);
    return membership;
  }

  public RequestState leave(User user, ClientMessage request) throws RefusedException {
    ServerMessage left =
        request instanceof ClientMessage.Leave leave
            ? leaveRoom(user, leave)
            : leaveInbox(user, request);
    user.session().orElseThrow().reply(left);
    return RequestState.ANSWERED;
  }

  private ServerMessage leaveInbox(User user, ClientMessage request) throws RefusedException {
    Membership<UserInbox> membership = user.inboxMembership();
    if (membership.isVacant()) {
      throw request.refusal(ErrorCode.NOT_IN_ROOM, "you have not joined your inbox");
    }
    leaveInbox(user);
    return new ServerMessage.LeftInbox(user.nick());
  }

  /** Ends that a device follows its inbox, if it does. */
  public void leaveInbox(User device) {
    Membership<UserInbox> membership = device.inboxMembership();
    if (!membership.isVacant()) {
      delivery.stopReplay(membership);
      membership.vacate();
    }
  }

  private ServerMessage leaveRoom(User user, ClientMessage.Leave request) throws RefusedException {
    Membership<Room> membership =
        user.membership(request.room())
            .orElseThrow(
                () -> request.refusal(ErrorCode.NOT_IN_ROOM, "you are not in " + request.room()));
    ServerMessage.Left left = leaveRoom(user, membership);
    accountRooms.left(user, membership.feed());
    return left;
  }

  private ServerMessage.Left leaveRoom(User user, Membership<Room> membership) {
    delivery.stopReplay(membership);
    Room room = membership.feed();
    leave(user, room);
    return new ServerMessage.Left(room.name(), user.nick());
  }

  /** Takes a user out of all rooms, and returns what its client is sent of that. */
  public List<ServerMessage.Left> leaveAll(User user) {
    return List.copyOf(user.memberships()).stream().map(in -> leaveRoom(user, in)).toList();
  }

  /** Sends a text client what its inbox has after a number. */
  public void followInbox(User user, long after) {
    follow(user.inboxMembership(), OptionalLong.of(after), OptionalLong.empty());
  }

  /** Ends a membership, if there is one. */
  public void leave(User user, Room room) {
    if (user.leave(room)) {
      presence.left(user, room);
      rooms.empty().deleteIfEmpty(room);
    }
  }

  /**
   * Removes a person's devices from a room, and lets no other device of it follow them back. Sends
   * nothing but what others are sent of each that leaves.
   *
   * @return the devices that were in the room
   */
  public List<User> remove(Person person, Room room) {
    List<User> removed =
        List.copyOf(person.devices()).stream().filter(device -> device.isIn(room)).toList();
    for (User device : removed) {
      if (device.session().isPresent()) {
        delivery.withdraw(device.membership(room.name()).orElseThrow());
      }
      leave(device, room);
    }
    accountRooms.marks().leave(person.account(), room.wireName());
    return removed;
  }

  /** Forgets what an account has read of a room whose name denotes another one for it now. */
  public void forget(Room room, long account) {
    accountRooms.marks().renew(account, room.wireName(), 0);
  }

  /** Takes a device out of a room, and returns what its client is sent of that. */
  public ServerMessage.Left removeDevice(User device, Room room) {
    Membership<Room> membership = device.membership(room.name()).orElseThrow();
    if (device.session().isPresent()) {
      delivery.withdraw(membership);
    }
    leave(device, room);
    return new ServerMessage.Left(room.name(), device.nick());
  }

  /** Returns a room that the user is in. */
  public Room joined(User user, ClientMessage request, RoomName name) throws RefusedException {
    return in(user, request, name).feed();
  }

  /** Returns a user's membership in a room. */
  public Membership<Room> in(User user, ClientMessage request, RoomName name)
      throws RefusedException {
    return user.membership(name)
        .filter(membership -> !membership.isVacant())
        .orElseThrow(
            () ->
                request.refusal(
                    ErrorCode.NOT_IN_ROOM, "you are not in " + name + "; join it first"));
  }
}
