package chat.server.hub;

import chat.protocol.ByeCode;
import chat.server.hub.peer.Session;
import chat.server.hub.room.Departures;
import chat.server.log.LogException;
import chat.server.log.RoomLog;
import chat.server.measure.Durations;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds back what sessions are sent that were granted a nick, until it is certain that this server
 * still owned the log then: another owner might have granted the same nick. One confirmation serves
 * all grants of a batch. A log of this server alone needs none. Nor does the nick of a guest that
 * only listens: others see it with its first message, whose commit confirms it. The hub's thread.
 */
final class NickGrants {
  private static final Logger LOG = LoggerFactory.getLogger(NickGrants.class);

  private final RoomLog log;
  private final boolean isShared;
  private final Durations confirms;
  private final Set<Session> held = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * Grants of a chat.
   *
   * @param confirms gets how long each confirmation takes
   */
  NickGrants(RoomLog log, Durations confirms) {
    this.log = log;
    this.confirms = confirms;
    this.isShared = log.isShared();
  }

  /** Holds back what a session is sent. Called before the answer is queued. */
  void granted(Session session) {
    if (isShared && held.add(session)) {
      session.peer().hold();
    }
  }

  /** Confirms the grants, if there are any; disconnects those sessions if that fails. */
  void confirm(Departures departures) {
    if (held.isEmpty()) {
      return;
    }
    try {
      awaitConfirmation();
      confirmed();
    } catch (LogException e) {
      LOG.warn("can't confirm that this server has the chat: {}", e.getMessage());
      List<Session> failed = List.copyOf(held);
      discard();
      failed.forEach(
          session ->
              departures.disconnect(
                  session,
                  ByeCode.INTERNAL_ERROR,
                  "the server can't reach its stored messages; try again later"));
    }
  }

  private void awaitConfirmation() throws LogException {
    long start = System.nanoTime();
    try {
      log.confirm();
    } finally {
      confirms.recordSince(start);
    }
  }

  /** Sends what was held back: the log has confirmed it, which a commit does, too. */
  void confirmed() {
    if (!held.isEmpty()) {
      held.forEach(session -> session.peer().release());
      held.clear();
    }
  }

  /** Drops what was held back: nobody was granted a nick. */
  void discard() {
    held.forEach(session -> session.peer().discard());
    confirmed();
  }
}
