package chat.server.hub.room;

import chat.protocol.ByeCode;
import chat.protocol.ServerLimits;
import chat.protocol.ServerMessage;
import chat.protocol.Text;
import chat.server.hub.account.AccountRooms;
import chat.server.hub.peer.LogText;
import chat.server.hub.peer.RequestState;
import chat.server.hub.peer.Session;
import chat.server.hub.state.ChatState;
import chat.server.hub.state.Membership;
import chat.server.hub.state.Person;
import chat.server.hub.state.Room;
import chat.server.hub.state.User;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Ends sessions, and removes users at once or after their grace period. The hub's thread. */
public final class Departures {
  /** How long a connection may take to send what is queued at its end. */
  private static final Duration FAREWELL_LIMIT = Duration.ofSeconds(5);

  /** How long one may take whose memory is needed. */
  private static final Duration OVERLOADED_LIMIT = Duration.ofSeconds(1);

  private final ChatState state;
  private final Memberships memberships;
  private final AccountRooms accountRooms;

  public Departures(ChatState state, Memberships memberships, AccountRooms accountRooms) {
    this.state = state;
    this.memberships = memberships;
    this.accountRooms = accountRooms;
  }

  /** Carries out BYE: the user leaves without a grace period. */
  public RequestState bye(Session session) {
    state.sessions().user(session).ifPresent(this::remove);
    session.peer().endsBecause("the client sent BYE");
    end(session, ByeCode.BYE, "goodbye");
    return RequestState.ANSWERED;
  }

  /** Disconnects a client that broke the protocol, or that a bug of the server affects. */
  public void disconnect(Session session, ByeCode code, String reason) {
    if (session.hasEnded()) {
      return;
    }
    if (session.usesMessageIds()) {
      // Programs read the code of an ERROR.
      session.reply(new ServerMessage.Refused(code.word(), "-", "-", Text.of(reason)));
    }
    state.sessions().user(session).ifPresent(this::remove);
    end(session, code, reason);
  }

  /** Ends a session whose input ended without BYE. A framed client has a grace period to resume. */
  public void endOfInput(Session session) {
    if (!session.hasEnded()) {
      detach(session);
      end(session, new byte[0], FAREWELL_LIMIT);
    }
  }

  /** Ends a session as if its connection were lost, with a reason for its client. */
  public void drop(Session session, ByeCode code, String reason) {
    if (!session.hasEnded()) {
      detach(session);
      end(session, code, reason);
    }
  }

  /** Sends a session's client to another server of the same chat. */
  public void move(Session session, List<ServerLimits.Peer> others, String reason) {
    if (!session.hasEnded()) {
      detach(session);
      session.peer().endsBecause("moved, " + LogText.of(reason));
      end(session, Farewell.moved(session, session.encoder(), others, reason), FAREWELL_LIMIT);
    }
  }

  /** Ends a session whose connection holds too much memory, and discards what waits for it. */
  public void overloaded(Session session, String reason) {
    if (session.hasEnded()) {
      return;
    }
    detach(session);
    session.peer().discard();
    // A client that has sent nothing yet speaks neither text nor frames.
    byte[] farewell =
        session.encoder() == null
            ? new byte[0]
            : Farewell.encode(session.encoder(), ByeCode.OVERLOADED, reason);
    end(session, farewell, OVERLOADED_LIMIT);
  }

  private void detach(Session session) {
    state
        .sessions()
        .user(session)
        .ifPresent(
            user -> {
              if (session.usesMessageIds()) {
                vacate(user);
                user.detach();
              } else {
                remove(user);
              }
            });
  }

  /** Ends the connection of a user who logs in on another one. */
  public void replaceConnection(User user) {
    user.session().ifPresent(old -> end(old, ByeCode.TAKEN_OVER, "you are connected elsewhere"));
    vacate(user);
  }

  /** Removes a user whose client reconnects as another user. */
  public void removeReplaced(User user) {
    replaceConnection(user);
    remove(user);
  }

  /** Ends the sessions and users that a device's token has logged in, after its revocation. */
  public void logOut(long account, long device) {
    for (Session session : state.sessions().all()) {
      if (session.identity().filter(identity -> identity.isDevice(account, device)).isPresent()) {
        state.sessions().user(session).ifPresent(this::remove);
        end(session, ByeCode.LOGGED_OUT, "this device was logged out from another one");
      }
    }
    state
        .users()
        .ofAccount(account)
        .map(Person::devices)
        .map(List::copyOf)
        .orElse(List.of())
        .stream()
        .filter(user -> user.token().equals(OptionalLong.of(device)))
        .forEach(this::remove);
  }

  /** Removes a person from the server, and ends the connections of its devices. */
  public void kick(Person person, String reason) {
    for (User device : List.copyOf(person.devices())) {
      Optional<Session> session = device.session();
      if (session.isPresent()) {
        disconnect(session.get(), ByeCode.KICKED, reason);
      } else {
        remove(device);
      }
    }
  }

  /** Ends the sessions of an account, and its users. */
  public void logOut(long account, String reason) {
    for (Session session : state.sessions().all()) {
      if (session.identity().filter(identity -> identity.account() == account).isPresent()) {
        state.sessions().user(session).ifPresent(this::remove);
        end(session, ByeCode.LOGGED_OUT, reason);
      }
    }
    state.users().ofAccount(account).map(Person::devices).map(List::copyOf).stream()
        .flatMap(List::stream)
        .forEach(this::remove);
  }

  private void vacate(User user) {
    user.allMemberships().forEach(Membership::vacate);
    state.gracePeriods().start(user);
  }

  /** Removes the guest of a session whose client sends a first frame, and cancels its replays. */
  public void removeGuest(Session session) {
    state
        .sessions()
        .user(session)
        .ifPresent(
            guest -> {
              // The rest of a replay, in text, would be malformed frames to the client.
              guest.allMemberships().forEach(Membership::stopReplay);
              remove(guest);
            });
  }

  public boolean isGracePeriodRunning() {
    return state.gracePeriods().isAnyRunning();
  }

  /** Removes users whose grace period has ended; those who resumed lose vacant memberships. */
  public void endGracePeriods() {
    Optional<User> expired = state.gracePeriods().nextExpired();
    while (expired.isPresent()) {
      User user = expired.get();
      if (user.session().isEmpty()) {
        remove(user);
      } else {
        leaveVacant(user);
      }
      expired = state.gracePeriods().nextExpired();
    }
  }

  private void leaveVacant(User user) {
    for (Room room : user.rooms()) {
      if (user.membership(room.name()).filter(Membership::isVacant).isPresent()) {
        memberships.leave(user, room);
      }
    }
  }

  private void remove(User user) {
    accountRooms.ends(user);
    user.rooms().forEach(room -> memberships.leave(user, room));
    state.users().remove(user);
    accountRooms.forgetIfGone(state.users(), user.person().account());
  }

  private void end(Session session, ByeCode code, String reason) {
    session.peer().endsBecause(code.word() + ", " + LogText.of(reason));
    end(session, Farewell.encode(session.encoder(), code, reason), FAREWELL_LIMIT);
  }

  private void end(Session session, byte[] farewell, Duration limit) {
    state.sessions().remove(session);
    session.end();
    session.peer().finish(farewell, limit);
  }
}
