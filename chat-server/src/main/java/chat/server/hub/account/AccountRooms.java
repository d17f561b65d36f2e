package chat.server.hub.account;

import chat.protocol.AccountMessage;
import chat.protocol.Limits;
import chat.protocol.RoomName;
import chat.protocol.ServerMessage;
import chat.server.hub.peer.Session;
import chat.server.hub.state.Feed;
import chat.server.hub.state.Membership;
import chat.server.hub.state.Person;
import chat.server.hub.state.PrivateRooms;
import chat.server.hub.state.Room;
import chat.server.hub.state.User;
import chat.server.hub.state.Users;
import java.util.Optional;

/**
 * Notifies the devices of an account when another of them enters or leaves a room, or reports
 * messages as read. The hub's thread.
 *
 * <p>A device whose token is limited does not lead: what it enters and reads concerns it alone.
 *
 * <p>Text clients are in one room at a time and report nothing as read: they neither follow nor
 * lead. The direct messages sent to them count as read.
 */
public final class AccountRooms {
  private final ReadMarks marks;
  private final PrivateRooms privateRooms;

  public AccountRooms(ReadMarks marks, PrivateRooms privateRooms) {
    this.marks = marks;
    this.privateRooms = privateRooms;
  }

  /** Returns how far accounts have read. */
  public ReadMarks marks() {
    return marks;
  }

  /**
   * Lets other devices follow one that has entered a room. While the account is invited to a
   * private one of that name, none follows: its JOIN would enter that one.
   */
  public void entered(User device, Room room) {
    Person person = device.person();
    if (leads(device)
        && !room.name().isTemporary()
        && privateRooms.invitation(person.account(), room.name()).isEmpty()
        && marks.enter(person.account(), room.wireName(), room.lastSeq())) {
      notifyOthers(
          device,
          room.wireName(),
          new ServerMessage.Joined(room.name(), person.nick(), person.account()));
    }
  }

  /** Lets other devices follow one whose user has left a room. */
  public void left(User device, Room room) {
    Person person = device.person();
    if (leads(device) && marks.leave(person.account(), room.wireName())) {
      notifyOthers(device, room.wireName(), new ServerMessage.Left(room.name(), person.nick()));
    }
  }

  /** Notifies other devices how far a user has read on this one. */
  public void read(User device, String place, long seq) {
    if (device.scope().isLimited()) {
      return;
    }
    feed(device, place)
        .ifPresent(feed -> record(device, feed.wireName(), Math.min(seq, feed.lastSeq())));
  }

  private void record(User device, String place, long seq) {
    long account = device.person().account();
    if (marks.read(account, place, seq)) {
      notifyOthers(device, place, new AccountMessage.Read(place, seq, marks.isIn(account, place)));
    }
  }

  /** Returns a room that a device is in, or its inbox. */
  private static Optional<? extends Feed> feed(User device, String place) {
    return place.equals(Limits.INBOX)
        ? Optional.of(device.person().inbox())
        : device.membership(RoomName.received(place)).map(Membership::feed);
  }

  /** Records which direct messages a text client was sent, before its connection ends. */
  public void ends(User device) {
    if (!device.person().isGuest()
        && !device.inboxMembership().isVacant()
        && device.session().filter(session -> !session.usesMessageIds()).isPresent()) {
      long next = device.inboxMembership().firstUndelivered();
      record(device, Limits.INBOX, Math.min(next - 1, device.person().inbox().lastSeq()));
    }
  }

  /** Forgets what an account has read if it has no device here any more. */
  public void forgetIfGone(Users users, long account) {
    if (users.ofAccount(account).isEmpty()) {
      marks.remove(account);
    }
  }

  private static boolean leads(User device) {
    return !device.person().isGuest()
        && !device.scope().isLimited()
        && device.session().filter(Session::usesMessageIds).isPresent();
  }

  private static void notifyOthers(User device, String place, ServerMessage message) {
    for (User other : device.person().devices()) {
      if (other != device && other.scope().allows(place)) {
        other.session().filter(Session::usesMessageIds).ifPresent(s -> s.reply(message));
      }
    }
  }
}
