package chat.server.hub;

import chat.protocol.AuthRequest;
import chat.protocol.ErrorCode;
import chat.protocol.Nick;
import chat.protocol.RefusedException;
import chat.server.hub.account.AccountRooms;
import chat.server.hub.moderation.Expulsions;
import chat.server.hub.moderation.Invitations;
import chat.server.hub.peer.Identity;
import chat.server.hub.peer.Session;
import chat.server.hub.rights.AddressPrefix;
import chat.server.hub.rights.Subject;
import chat.server.hub.room.Presence;
import chat.server.hub.room.RoomAccess;
import chat.server.hub.state.ChatState;
import chat.server.hub.state.Person;
import chat.server.hub.state.User;
import chat.server.log.LogException;
import chat.server.log.RoomLog;
import chat.server.log.account.TokenScope;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Logs devices in to accounts and out again, so that others see one person with one nick. The hub's
 * thread.
 */
final class AccountLogin {
  private final ChatState state;
  private final Nicks nicks;
  private final Presence presence;
  private final AccountRooms rooms;
  private final Expulsions expulsions;
  private final Invitations invitations;

  /** What a login changes of where a device may be. */
  record Entries(Expulsions expulsions, Invitations invitations) {}

  AccountLogin(
      ChatState state, Nicks nicks, Presence presence, AccountRooms rooms, Entries entries) {
    this.expulsions = entries.expulsions();
    this.invitations = entries.invitations();
    this.state = state;
    this.nicks = nicks;
    this.presence = presence;
    this.rooms = rooms;
  }

  /**
   * Adds a device of an account that connects, by the digest of its client id.
   *
   * @param ends what its client continues, with the account's inbox
   */
  User add(Identity identity, String author, RoomLog.ClientEnds ends) throws LogException {
    nicks.release(identity.nick());
    User device = state.users().addDevice(identity.account(), identity.nick(), author, ends);
    presence.show(device.person());
    return device;
  }

  /** Makes a guest's device one of an account. Changes nothing if it fails. */
  void logIn(User device, Identity identity) throws LogException {
    Person guest = device.person();
    if (guest.account() == identity.account()) {
      return;
    }
    if (!guest.nick().equals(identity.nick())) {
      nicks.release(identity.nick());
    }
    presence.sendChanges();
    state.users().logIn(device, identity.account(), identity.nick());
    nicks.granted(device);
    presence.moved(device, guest);
  }

  /** Renames guests who have the nick of an account that was just registered, or one like it. */
  void isRegistered(long account, Nick nick) throws LogException {
    nicks.release(nick);
    nicks.releaseLookAlikes(account, nick);
  }

  /**
   * Records the account and token that a client has proved, and lets its other devices follow it.
   */
  void takeOver(User device, Identity identity) {
    device.setToken(identity.token(), identity.scope());
    expulsions.leaveOutside(device);
    rooms.marks().add(identity.account(), identity.marks());
    device.rooms().forEach(room -> rooms.entered(device, room));
  }

  /** Refuses to log in to an account that is banned from the server, or was deleted meanwhile. */
  void requireEntry(Session session, AuthRequest request, Identity identity)
      throws RefusedException, LogException {
    if (!expulsions.access().isRegistered(identity.account())) {
      throw request.refusal(ErrorCode.AUTH_FAILED, "this account was deleted");
    }
    Optional<AddressPrefix> address = RoomAccess.address(session);
    Subject subject = new Subject(identity.account(), identity.nick(), "", address);
    expulsions.access().requireUnbanned(request, subject);
  }

  /** Refuses to register a guest who may not be here. */
  void requireUnbanned(Session session, AuthRequest request) throws RefusedException, LogException {
    Optional<User> user = state.sessions().user(session);
    if (user.isPresent()) {
      expulsions.access().requireUnbanned(request, RoomAccess.subject(user.get()));
    }
  }

  /** Sends a device which rooms its account was invited to and has not entered. */
  void invite(User device) throws LogException {
    invitations.repeat(device);
  }

  /** Lets what a device may do follow whose it is now. */
  void follow(User device) throws LogException {
    // A ban of the account sends KICKED at once, which JOINED must precede.
    presence.sendChanges();
    expulsions.follow(device);
  }

  /** Makes an account's device a guest. Changes nothing if it fails. */
  void logOut(User device) throws LogException {
    Person account = device.person();
    Nick variant = nicks.variant(account.nick());
    rooms.ends(device);
    expulsions.leavePrivate(device);
    presence.sendChanges();
    state.users().logOut(device, variant);
    nicks.granted(device);
    device.setToken(OptionalLong.empty(), TokenScope.ALL);
    presence.moved(device, account);
    rooms.forgetIfGone(state.users(), account.account());
  }
}
