package chat.server.hub;

import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.Nick;
import chat.protocol.RefusedException;
import chat.protocol.ServerMessage;
import chat.server.hub.account.Claims;
import chat.server.hub.peer.RequestState;
import chat.server.hub.peer.Session;
import chat.server.hub.room.Presence;
import chat.server.hub.room.RoomAccess;
import chat.server.hub.state.Person;
import chat.server.hub.state.User;
import chat.server.hub.state.Users;
import chat.server.log.LogException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out NICK, and decides who may have which nick. The hub's thread. */
final class Nicks {
  private static final Logger LOG = LoggerFactory.getLogger(Nicks.class);

  private static final int MAX_VARIANT = 99;

  private final Users users;
  private final Claims claims;
  private final Presence presence;
  private final RoomAccess access;
  private final NickGrants grants;

  Nicks(Users users, Claims claims, Presence presence, RoomAccess access, NickGrants grants) {
    this.access = access;
    this.grants = grants;
    this.users = users;
    this.claims = claims;
    this.presence = presence;
  }

  /**
   * Refuses a nick that is reserved, that belongs to an account, or that another person has.
   *
   * @param user whose device requests it; empty if it is a new user
   */
  void check(ClientMessage request, Nick nick, Optional<User> user)
      throws RefusedException, LogException {
    if (nick.isReserved()) {
      String why =
          nick.isForGuests() ? " is reserved for guests" : " is reserved: it looks official";
      throw request.refusal(ErrorCode.BAD_NICK, "the nick " + nick + why);
    }
    claims.check(request, nick, user.map(User::person));
    Optional<Person> holder = users.byNick(nick);
    if (holder.isPresent() && !holder.equals(user.map(User::person))) {
      throw request.refusal(ErrorCode.NICK_IN_USE, "the nick " + nick + " is in use");
    }
  }

  RequestState rename(User user, ClientMessage.Rename request)
      throws RefusedException, LogException {
    Nick before = user.nick();
    if (!user.person().isGuest() && !request.nick().equals(before)) {
      throw request.refusal(
          ErrorCode.BAD_NICK,
          "you are logged in as " + before + "; log out first to take another nick: /logout");
    }
    check(request, request.nick(), Optional.of(user));
    access.requireUnbanned(request, user, request.nick());
    presence.sendChanges();
    users.rename(user.person(), request.nick());
    access.refresh(user);
    Session session = user.session().orElseThrow();
    LOG.debug("connection {}: is {} now", session.number(), request.nick());
    granted(session);
    session.reply(new ServerMessage.Renamed(before, request.nick()));
    if (user.person().isAnnounced()) {
      presence.renamed(user, before);
    } else {
      presence.announce(user);
    }
    return RequestState.ANSWERED;
  }

  /**
   * Renames the guest who has the nick of an account, whose owner logs in. Changes nothing if it
   * fails.
   */
  void release(Nick nick) throws LogException {
    Optional<Person> holder = users.byNick(nick).filter(Person::isGuest);
    if (holder.isEmpty()) {
      return;
    }
    Nick variant = variant(nick);
    renameAway(
        holder.get(),
        variant,
        "%s belongs to an account whose owner logged in; you are %s now".formatted(nick, variant));
  }

  /** Renames guests whose nicks look like that of a new account; later ones are refused those. */
  void releaseLookAlikes(long account, Nick nick) throws LogException {
    for (Person person : List.copyOf(users.persons())) {
      if (person.isGuest() && claims.belongsTo(account, person.nick())) {
        Nick variant = variant(person.nick());
        renameAway(
            person,
            variant,
            "%s looks like %s, which belongs to an account now; you are %s now"
                .formatted(person.nick(), nick, variant));
      }
    }
  }

  private void renameAway(Person guest, Nick variant, String why) {
    User device = guest.devices().get(0);
    Nick before = guest.nick();
    presence.sendChanges();
    users.rename(guest, variant);
    granted(device);
    device.session().ifPresent(session -> notifyRenamed(session, before, variant, why));
    if (guest.isAnnounced()) {
      presence.renamed(device, before);
    }
  }

  private static void notifyRenamed(Session session, Nick before, Nick now, String why) {
    session.reply(new ServerMessage.Renamed(before, now));
    session.remark(why);
  }

  /** A session has a nick now: its answer waits until that is confirmed. */
  void granted(Session session) {
    grants.granted(session);
  }

  /** A device has a nick now: its answer waits until that is confirmed. */
  void granted(User device) {
    device.session().ifPresent(this::granted);
  }

  /** Returns a free nick like that of an account, for a guest. */
  Nick variant(Nick nick) throws LogException {
    for (int i = 2; i <= MAX_VARIANT; i++) {
      Nick variant = nick.withSuffix("-" + i);
      if (!variant.isReserved() && users.byNick(variant).isEmpty() && !claims.isClaimed(variant)) {
        return variant;
      }
    }
    return users.nextGuest();
  }

  /** Renames a user that resumes with another nick. */
  void renameResumed(User user, Nick nick) {
    Nick before = user.nick();
    presence.sendChanges();
    users.rename(user.person(), nick);
    presence.renamed(user, before);
  }
}
