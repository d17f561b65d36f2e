package chat.server.hub.room;

import chat.notation.Quantity;
import chat.protocol.ModMessage;
import chat.protocol.Text;
import chat.server.hub.peer.Session;
import chat.server.hub.rights.Action;
import chat.server.hub.rights.TokenLimits;
import chat.server.hub.state.Room;
import chat.server.hub.state.User;
import chat.server.log.LogException;
import chat.server.log.moderation.ModerationStore;
import chat.server.log.moderation.ReportQuery;
import chat.server.log.moderation.RoomSettings;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends people who come what they are to know: a private room's settings, a room's greeting and, to
 * those who moderate, how many reports wait for them. The hub's thread.
 */
public final class Greetings {
  private static final Logger LOG = LoggerFactory.getLogger(Greetings.class);

  private final RoomAccess access;
  private final RoomDescriptions descriptions;
  private final ModerationStore store;

  public Greetings(RoomAccess access, RoomDescriptions descriptions, ModerationStore store) {
    this.access = access;
    this.descriptions = descriptions;
    this.store = store;
  }

  /** Greets a user who enters a room; its program learns whether the room is private. */
  void entered(User user, Room room) throws LogException {
    Session session = user.session().orElseThrow();
    if (room.rights().isPrivate() && session.usesMessageIds()) {
      session.reply(descriptions.of(user, room));
    }
    String greeting = room.rights().settings().map(RoomSettings::greeting).orElse("");
    if (!greeting.isEmpty()) {
      session.reply(new ModMessage.Notice("greeting", Text.of(greeting)));
    }
    if (maySeeReports(user, room)) {
      tellWaiting(session, Optional.of(room));
    }
  }

  private boolean maySeeReports(User user, Room room) {
    return access.may(user.person(), room, Action.SEE_REPORTS)
        && TokenLimits.allowsModeration(user.scope(), Optional.of(room.name()));
  }

  /** Sends a user who has just logged in to an account how many reports wait. */
  public void loggedIn(User user) {
    Session session = user.session().orElseThrow();
    if (access.isForOperator(user.person(), Optional.empty())
        && TokenLimits.allowsModeration(user.scope(), Optional.empty())) {
      tellWaiting(session, Optional.empty());
      return;
    }
    for (Room room : user.rooms()) {
      if (maySeeReports(user, room)) {
        tellWaiting(session, Optional.of(room));
      }
    }
  }

  private void tellWaiting(Session session, Optional<Room> room) {
    try {
      ReportQuery query =
          room.isPresent() ? ReportQuery.of(room.get().log(), 0) : ReportQuery.ofOperators(0);
      long waiting = store.countReports(query);
      if (waiting > 0) {
        String verb = waiting == 1 ? "waits" : "wait";
        String where = room.map(in -> " in " + in.name()).orElse("");
        session.reply(
            new ModMessage.Notice(
                "moderation",
                Text.of(
                    "%s %s%s; /reports%s lists them"
                        .formatted(
                            Quantity.of(waiting, "report"),
                            verb,
                            where,
                            room.isPresent() ? "" : " *"))));
      }
    } catch (LogException e) {
      // They wait on: the user is in, and can list them.
      LOG.warn("can't count the reports: {}", e.getMessage());
    }
  }
}
