package chat.server.hub;

import chat.server.hub.peer.MessageEncoder;
import chat.server.hub.peer.Session;
import chat.server.hub.room.Farewell;
import chat.server.hub.state.Sessions;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/** Ends all sessions when the server stops, or when its log has ended. The hub's thread. */
final class Shutdown {
  /** How long a connection may take to send what is queued when the log has ended. */
  private static final Duration LOG_ENDED_LIMIT = Duration.ofSeconds(5);

  private final Sessions sessions;
  private final MessageEncoder textEncoder;

  Shutdown(Sessions sessions, MessageEncoder textEncoder) {
    this.sessions = sessions;
    this.textEncoder = textEncoder;
  }

  /** Sends every client BYE; each connection may take until the limit to send what is queued. */
  void endSessions(Duration limit) {
    for (Session session : sessions.all()) {
      sessions.remove(session);
      end(session, "the server stops", Farewell.shuttingDown(session.encoder()), limit);
    }
  }

  /** Ends all open sessions, whose clients continue elsewhere. */
  void logEnded() {
    logEnded(sessions.all());
  }

  /** Ends those of some sessions that have not ended; in text if they have not been opened. */
  void logEnded(Collection<Session> some) {
    for (Session session : some) {
      sessions.remove(session);
      if (!session.hasEnded()) {
        logEnded(session, Optional.ofNullable(session.encoder()).orElse(textEncoder));
      }
    }
  }

  /** Ends a session whose client continues elsewhere. Any thread, if the hub doesn't know it. */
  static void logEnded(Session session, MessageEncoder encoder) {
    end(session, "the log has ended", Farewell.logEnded(encoder), LOG_ENDED_LIMIT);
  }

  private static void end(Session session, String why, byte[] farewell, Duration limit) {
    session.end();
    session.peer().endsBecause(why);
    session.peer().finish(farewell, limit);
  }
}
