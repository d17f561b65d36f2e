package chat.server.hub;

import chat.protocol.ClientMessage;
import chat.protocol.ErrorCode;
import chat.protocol.Nick;
import chat.protocol.RefusedException;
import chat.protocol.ServerMessage;
import chat.server.hub.peer.RequestState;
import chat.server.hub.peer.Session;
import chat.server.hub.state.Person;
import chat.server.hub.state.User;
import chat.server.hub.state.Users;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out NICK, and checks whether a user may have a nick. The hub's thread. */
final class Nicks {
  private static final Logger LOG = LoggerFactory.getLogger(Nicks.class);

  private final Users users;
  private final Presence presence;

  Nicks(Users users, Presence presence) {
    this.users = users;
    this.presence = presence;
  }

  /**
   * Refuses a nick that is reserved, or that another person has.
   *
   * @param user whose device requests it; empty if it is a new user
   */
  void check(ClientMessage request, Nick nick, Optional<User> user) throws RefusedException {
    if (nick.isReserved()) {
      String why =
          nick.isForGuests() ? " is reserved for guests" : " is reserved: it looks official";
      throw request.refusal(ErrorCode.BAD_NICK, "the nick " + nick + why);
    }
    Optional<Person> holder = users.byNick(nick);
    if (holder.isPresent() && !holder.equals(user.map(User::person))) {
      throw request.refusal(ErrorCode.NICK_IN_USE, "the nick " + nick + " is in use");
    }
  }

  RequestState rename(User user, ClientMessage.Rename request) throws RefusedException {
    Nick before = user.nick();
    check(request, request.nick(), Optional.of(user));
    presence.sendChanges();
    users.rename(user.person(), request.nick());
    Session session = user.session().orElseThrow();
    LOG.debug("connection {}: is {} now", session.number(), request.nick());
    session.reply(new ServerMessage.Renamed(before, request.nick()));
    if (user.person().isAnnounced()) {
      presence.renamed(user, before);
    } else {
      presence.announce(user);
    }
    return RequestState.ANSWERED;
  }

  /** Renames a user that resumes with another nick. */
  void renameResumed(User user, Nick nick) {
    Nick before = user.nick();
    presence.sendChanges();
    users.rename(user.person(), nick);
    presence.renamed(user, before);
  }
}
